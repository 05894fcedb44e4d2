import type { Manifest } from '../../model/manifest.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Ports } from '../../ports/ports.ts'
import { manifestsOf } from './rendered-tree.ts'

/**
 * The tree that was reviewed before: what left it since is what would be deleted. Of selected releases only theirs: what others hold stays where it is.
 * Empty outside Git.
 */
export async function baseOf(
  environment: Environment,
  releases: readonly string[],
  { ports, commit }: { ports: Ports; commit?: string },
): Promise<readonly Manifest[]> {
  const git = await ports.git()
  const revision = (await git.isRepository()) ? await git.base(commit) : undefined
  if (revision === undefined) return []
  const folder = `rendered/${environment.name}`
  const folders = releases.length === 0 ? [folder] : releases.map((release) => `${folder}/${release}`)
  const trees = await Promise.all(folders.map((one) => git.tree(revision, one)))
  return trees.flatMap((files) => manifestsOf(files, ''))
}
