import { Failure } from '../../model/failure.ts'
import type { Problem } from '../../model/problem.ts'
import type { AppliedLine } from '../../ports/kubectl.ts'
import { conflictsIn, type Conflict } from './conflicts.ts'
import { entriesOf } from './entries.ts'
import { maskOf } from './mask.ts'
import { objectsOf, refusedOf, type StreamObject } from './objects.ts'

type Attempt = { readonly stream: string; readonly exitCode: number; readonly stderr: string; readonly applied: readonly AppliedLine[]; readonly place: string }

/** kubectl's words when not every object went in → which did, which did not, and why each. */
export function refusal({ stream, exitCode, stderr, applied, place }: Attempt): Failure {
  const objects = objectsOf(stream)
  const entries = entriesOf(maskOf(objects)(stderr))
  const before = saidBefore(applied)
  const lost = entries.find((entry) => unreachable.test(entry))
  if (lost !== undefined)
    return new Failure('cluster-unreachable', `Cannot reach ${place}: ${lost}. ${before}`, {
      hint: 'Check the kubeconfig and the way to the cluster, then apply again',
    })

  if (exitCode > signalled)
    return new Failure('tool-failed', `Cannot tell what was applied to ${place}: signal ${exitCode - signalled} ended kubectl. ${before}, as far as it said`, {
      hint: 'Apply again: what is there already is applied as it is',
    })

  const problems = paired(entries, refusedOf(objects, applied)).map(({ entry, object }) => problemOf(entry, object))
  const hasConflict = entries.some((entry) => conflictsIn(entry).length > 0)
  return new Failure('cluster-refused', `Cannot apply to ${place}: it refused ${counted(entries.length)}. ${before}`, {
    hint: hasConflict ? 'Take the fields out of the values, or take them over: npm run apply -- --force-conflicts' : 'Mend what is listed, then apply again',
    problems,
  })
}

// A child that a signal ended has this and the signal's number as its exit code.
const signalled = 128

const unreachable =
  /Unable to connect to the server|The connection to the server|connection (refused|reset)|no such host|no route to host|network is unreachable|i\/o timeout|TLS handshake|x509: |\bEOF$|http2: |deadline exceeded|Client\.Timeout|provide credentials|must be logged in|getting credentials|^context "[^"]*" does not exist|failed to download openapi/

const counted = (count: number): string => `${count} ${count === 1 ? 'object' : 'objects'}`

// Enough to see how far it came; the rest is in the stream.
const shown = 5

function saidBefore(applied: readonly AppliedLine[]): string {
  if (applied.length === 0) return 'Nothing of this stream was applied'
  const names = applied.slice(0, shown).map(({ object }) => object)
  const more = applied.length > shown ? ` and ${applied.length - shown} more` : ''
  return `Applied all the same: ${names.join(', ')}${more}`
}

type Pair = { readonly entry: string; readonly object: StreamObject | undefined }

/** Most entries name no object, but come in the order of the stream; those about an unknown kind come before all others, and name it. */
function paired(entries: readonly string[], refused: readonly StreamObject[]): readonly Pair[] {
  if (entries.length !== refused.length) return entries.map((entry) => ({ entry, object: undefined }))
  const named = entries.map((entry) => refused.find((object) => isAbout(entry, object)))
  const others = refused.filter((object) => !named.includes(object)).values()
  return entries.map((entry, index) => ({ entry, object: named[index] ?? others.next().value }))
}

const isAbout = (entry: string, { kind, name }: StreamObject): boolean =>
  entry.startsWith(`resource mapping not found for name: "${name}" `) && entry.includes(` kind "${kind}" `)

function problemOf(entry: string, object: StreamObject | undefined): Problem {
  const conflicts = conflictsIn(entry)
  const message = conflicts.length > 0 ? conflicts.map(conflictSentence).join('; ') : entry
  return {
    file: object === undefined ? 'an object' : object.label,
    line: 0,
    column: 0,
    path: conflicts.flatMap(({ fields }) => fields).join(', '),
    message,
    hint: '',
  }
}

const conflictSentence = ({ manager, fields }: Conflict): string => `"${manager}" owns ${fields.join(', ')} with another value`
