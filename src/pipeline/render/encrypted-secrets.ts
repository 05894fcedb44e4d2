import { Failure } from '../../model/failure.ts'
import { keyOf, nameOf, type Manifest } from '../../model/manifest.ts'
import type { Problem } from '../../model/problem.ts'
import { readEncrypted } from '../../normalise/normalise.ts'
import type { NamedFile } from './read-named-files.ts'
import { labelOf, type ReleaseJob } from './release-job.ts'

/** Files that SOPS has encrypted → the Secrets in them, each with its text as it is. Fails with every file that is no encrypted Secret, or holds an object that is there already. */
export function encryptedSecrets(
  job: ReleaseJob,
  files: readonly NamedFile[],
  rendered: readonly Manifest[],
): readonly { readonly manifest: Manifest; readonly text: string }[] {
  const read = files.map((file) => ({ ...file, secret: readEncrypted(file) }))
  const taken = new Set(rendered.map(({ id }) => keyOf(id)))
  const problems = read.flatMap(({ file, secret }) => (secret.ok ? problemsBeside(file, secret.value, taken) : secret.problems))
  if (problems.length > 0)
    throw new Failure('input-invalid', `Cannot render ${labelOf(job)}: its encrypted Secrets cannot be taken over`, { hint: 'Mend what is listed', problems })
  return read.flatMap(({ text, secret }) => (secret.ok ? [{ manifest: secret.value, text: wholeLines(text) }] : []))
}

function problemsBeside(file: string, { id }: Manifest, taken: Set<string>): readonly Problem[] {
  const key = keyOf(id)
  if (!taken.has(key)) {
    taken.add(key)
    return []
  }
  const hint = 'Switch it off in the values of the chart, or take this file out'
  return [{ file, line: 1, column: 1, path: '', message: `${nameOf(id)} comes from the chart, or from a file before this one, too`, hint }]
}

/** A mark of byte order would stand behind the header. */
const wholeLines = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\n?$/, '\n')
