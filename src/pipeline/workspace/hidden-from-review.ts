import { reviewHidden } from '../../gate/gate.ts'
import type { Finding } from '../../model/finding.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RenderedRelease } from './rendered-tree.ts'

type Asked = {
  readonly environment: string
  readonly releases: readonly RenderedRelease[]
  /** The commit that they are read from; left out where they are those of the disk. */
  readonly commit?: string
}

/** What Git's attributes hide of the files that are reviewed; outside Git nothing stands between them and their reader. */
export async function hiddenFromReview({ environment, releases, commit }: Asked, ports: Pick<Ports, 'git'>): Promise<readonly Finding[]> {
  const git = await ports.git()
  if (!(await git.isRepository())) return []
  const files = releases.flatMap(({ outcome, texts }) => [...texts.keys()].map((name) => `rendered/${environment}/${outcome.name}/${name}`))
  return reviewHidden(await git.attributes(files, commit))
}
