import type { Manifest } from '../model/manifest.ts'
import type { Problem, Read } from '../model/problem.ts'
import { dumpYaml } from './dump-yaml.ts'
import type { Found } from './found.ts'
import { identify, type Identified } from './identify.ts'
import type { NormaliseOptions } from './passes/pass.ts'
import { passes } from './passes/passes.ts'
import { encryptedIn } from './read-encrypted.ts'
import { readStream } from './read-stream.ts'

export type { NormaliseOptions } from './passes/pass.ts'

/** A text and the name that problems call it by. */
export type NamedText = { readonly file: string; readonly text: string }

/** A stream of YAML or JSON, read as Kubernetes reads it → its objects in their own order, or every problem in it. */
export function readManifests(input: NamedText): Read<readonly Manifest[]> {
  return answer(findObjects(input))
}

/** Objects in normal form, and the hooks that are not among them: those of deletion and rollback, and of install and upgrade where they are dropped. */
export type Normalised = Read<readonly Manifest[]> & { readonly leftOut: readonly Manifest[] }

/** What helm or anyone printed → the same objects in normal form, sorted, or every reason why they cannot be taken over. */
export function normalise(input: NamedText | readonly NamedText[], options: NormaliseOptions): Normalised {
  const texts = 'text' in input ? [input] : input
  const read = texts.map(findObjects)
  let found: readonly Found[] = read.flatMap((each) => each.found)
  const problems: Problem[] = read.flatMap((each) => each.problems)
  const leftOut: Found[] = []
  for (const pass of passes) {
    const passed = pass(found, options)
    found = passed.found
    problems.push(...passed.problems)
    leftOut.push(...(passed.leftOut ?? []))
  }
  return { ...answer({ found, problems }), leftOut: leftOut.map(({ manifest }) => manifest) }
}

/** A file that SOPS has encrypted → the Secret in it, as far as it can be read. Its text stays as it is: SOPS computes its checksum over all values in their order. */
export function readEncrypted(input: NamedText): Read<Manifest> {
  const read = readManifests(input)
  if (!read.ok) return read
  const secret = encryptedIn(input.file, read.value)
  const checked = normalise(input, { namespace: '', hooks: 'keep', secrets: 'allow', capabilities: 'unknown' })
  return secret.ok && !checked.ok ? { ok: false, problems: checked.problems } : secret
}

/** One object as YAML that Kubernetes reads back as the same value. */
export const dump = (manifest: Manifest): string => dumpYaml(manifest.body)

/** Objects as one stream for `kubectl apply -f -`. */
export const dumpStream = (manifests: readonly Manifest[]): string => manifests.map(dump).join('---\n')

function findObjects(input: NamedText): Identified {
  const all = readStream(input).map(({ chunk, read }) => (read.ok ? identify(read.value, { chunk, path: '' }) : { found: [], problems: read.problems }))
  return { found: all.flatMap(({ found }) => found), problems: all.flatMap(({ problems }) => problems) }
}

const answer = ({ found, problems }: Identified): Read<readonly Manifest[]> =>
  problems.length === 0 ? { ok: true, value: found.map(({ manifest }) => manifest) } : { ok: false, problems }
