import type { Release } from '../../model/workspace.ts'
import { networkRefusal } from './network-refusal.ts'
import { addedName, ociWords, refuseLoose, type NetworkSource } from './reference.ts'
import type { UsersHelm } from './users-helm.ts'

/** Lets helm bring the archive of a release's chart into a folder; gives the digest of the manifest that a registry names it by, else ''. */
export async function pull(release: Release, source: NetworkSource, { helm, folder }: { helm: UsersHelm; folder: string }): Promise<string> {
  refuseLoose(release, source)
  const reference = source.kind === 'oci' ? ociWords(release, source.url) : await repositoryWords(release, source.url, helm)
  const args = ['pull', ...reference, `--version=${release.version}`, `--destination=${folder}`]
  const ran = await helm(args, `pulling ${release.chart} ${release.version}`)
  if (ran.exitCode !== 0) throw networkRefusal(ran, `pull ${release.chart} ${release.version} from`, { source, release })
  return source.kind === 'oci' ? manifestDigestIn(ran.stderr + ran.text) : ''
}

async function repositoryWords({ chart }: Release, url: string, helm: UsersHelm): Promise<readonly string[]> {
  const name = await addedName(url, helm)
  if (name === undefined) return [chart, `--repo=${url}`]
  await helm(['repo', 'update', name], `reading the index of ${url}`)
  return [`${name}/${chart}`]
}

const manifestDigestIn = (said: string): string => /^Digest: (sha256:[0-9a-f]{64})$/m.exec(said)?.[1] ?? ''
