import { Failure } from '../../model/failure.ts'
import type { Manifest } from '../../model/manifest.ts'
import { readManifests } from '../../normalise/normalise.ts'
import type { Ports } from '../../ports/ports.ts'
import { readManifestPaths, unreadable, type NamedText } from './read-manifest-paths.ts'

/** The objects of a file, a folder or standard input, or every problem in them; none at all is a failure too. */
export async function manifestsAt(path: string, cwd: string, ports: Ports): Promise<readonly Manifest[]> {
  const manifests = manifestsIn(await readManifestPaths([path], cwd, ports))
  if (manifests.length === 0) throw new Failure('usage', `There is no manifest in "${path}"`, { hint: 'Name a file or folder that holds Kubernetes objects' })
  return manifests
}

/** The objects of several texts, or every problem in them. */
export function manifestsIn(texts: readonly NamedText[]): readonly Manifest[] {
  const read = texts.map(readManifests)
  const problems = read.flatMap((result) => (result.ok ? [] : result.problems))
  if (problems.length > 0) throw unreadable(problems)
  return read.flatMap((result) => (result.ok ? result.value : []))
}
