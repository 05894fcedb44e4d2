import type { Manifest } from '../model/manifest.ts'
import type { Problem, Read } from '../model/problem.ts'
import { dumpYaml } from './dump-yaml.ts'
import type { Found } from './found.ts'
import { identify, type Identified } from './identify.ts'
import type { NormaliseOptions } from './passes/pass.ts'
import { passes } from './passes/passes.ts'
import { readStream } from './read-stream.ts'

export type { NormaliseOptions } from './passes/pass.ts'

/** A text and the name that problems call it by. */
export type NamedText = { readonly file: string; readonly text: string }

/** A stream of YAML or JSON, read as Kubernetes reads it → its objects in their own order, or every problem in it. */
export function readManifests(input: NamedText): Read<readonly Manifest[]> {
  return answer(findObjects(input))
}

/** What helm or anyone printed → the same objects in normal form, sorted, or every reason why they cannot be taken over. */
export function normalise(input: NamedText | readonly NamedText[], options: NormaliseOptions): Read<readonly Manifest[]> {
  const texts = 'text' in input ? [input] : input
  const read = texts.map(findObjects)
  let found: readonly Found[] = read.flatMap((each) => each.found)
  const problems: Problem[] = read.flatMap((each) => each.problems)
  for (const pass of passes) {
    const passed = pass(found, options)
    found = passed.found
    problems.push(...passed.problems)
  }
  return answer({ found, problems })
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
