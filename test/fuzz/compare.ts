import { dump, readManifests } from '../../src/normalise/normalise.ts'
import type { Oracle } from '../oracle/oracle.ts'
import type { Case } from './generate.ts'

/** How one text fared. "lenient": read here and not by Kubernetes; "refused": the other way round, with our reason. */
export type Verdict =
  | { readonly kind: 'same' | 'lenient' | 'neither' }
  | { readonly kind: 'refused' | 'differs' | 'unstable'; readonly text: string; readonly detail: string }

/** Reads and writes each text, and asks Kubernetes whether what was written is what was read. */
export function compare(cases: readonly Pick<Case, 'text'>[], oracle: Oracle): readonly Verdict[] {
  const ours = cases.map(({ text }) => rewrite(text))
  const before = oracle(
    'values',
    cases.map(({ text }) => text),
  )
  const after = oracle(
    'values',
    ours.map((our) => (our.ok ? our.text : 'null')),
  )
  return cases.map(({ text }, index) => {
    const [our, input, output] = [ours[index], before[index], after[index]]
    if (our === undefined || input === undefined || output === undefined) throw new Error('The oracle left answers out')
    if (!our.ok) return input.ok ? { kind: 'refused', text, detail: our.reason } : { kind: 'neither' }
    if (our.text !== our.again) return { kind: 'unstable', text, detail: `${our.text}\n${our.again}` }
    if (!input.ok) return output.ok ? { kind: 'lenient' } : { kind: 'differs', text, detail: `written as\n${our.text}which is not read: ${output.reason}` }
    if (output.ok && output.json === input.json) return { kind: 'same' }
    return { kind: 'differs', text, detail: `read as ${input.json}\nwritten as\n${our.text}which is ${output.ok ? output.json : output.reason}` }
  })
}

type Rewritten = { readonly ok: true; readonly text: string; readonly again: string } | { readonly ok: false; readonly reason: string }

function rewrite(text: string): Rewritten {
  const once = written(text)
  return once.ok ? { ok: true, text: once.text, again: reasonOrText(written(once.text)) } : once
}

const reasonOrText = (result: ReturnType<typeof written>): string => (result.ok ? result.text : result.reason)

function written(text: string): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string } {
  const read = readManifests({ text, file: 'case' })
  if (!read.ok) return { ok: false, reason: read.problems.map(({ message }) => message).join('; ') }
  return { ok: true, text: read.value.map(dump).join('---\n') }
}
