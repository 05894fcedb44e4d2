import type { Outcome } from '../model/outcome.ts'
import { dumpStream, normalise as toNormalForm } from '../normalise/normalise.ts'
import type { Ports } from '../ports/ports.ts'
import { emptyOutcome } from './outcomes.ts'
import { readManifestPaths, unreadable } from './manifests/read-manifest-paths.ts'

export type NormaliseOptions = { readonly cwd: string; readonly paths: readonly string[] }

/** Any manifests → the normalised stream. */
export async function normalise({ cwd, paths }: NormaliseOptions, ports: Ports): Promise<Outcome> {
  const texts = await readManifestPaths(paths.length === 0 ? ['-'] : paths, cwd, ports)
  // Hooks and Secrets are kept: what the reader passes in is what the reader wants to see.
  const read = toNormalForm(texts, { namespace: '', hooks: 'keep', secrets: 'allow', capabilities: 'unknown' })
  if (!read.ok) throw unreadable(read.problems)
  return { ...emptyOutcome('normalise'), output: dumpStream(read.value) }
}
