import { dump, readManifests } from '../../src/normalise/normalise.ts'
import type { Oracle } from '../oracle/oracle.ts'

/** How one text fared. "lenient": read here and not by Kubernetes, with its reason; "refused": the other way round, with ours. */
export type Verdict =
  | { readonly kind: 'same' | 'neither' }
  | { readonly kind: 'lenient' | 'refused' | 'differs' | 'unstable'; readonly text: string; readonly detail: string }

/** Reads and writes each text, and asks Kubernetes whether what was written is what was read. As a stream, JSON keeps its order of keys. */
export function compare(texts: readonly string[], oracle: Oracle, mode: 'values' | 'streams' = 'values'): readonly Verdict[] {
  const ours = texts.map(rewrite)
  const before = oracle(mode, texts)
  const after = oracle(
    mode,
    ours.map((our) => (our.ok ? our.text : 'null')),
  )
  return texts.map((text, index) => {
    const [our, input, output] = [ours[index], before[index], after[index]]
    if (our === undefined || input === undefined || output === undefined) throw new Error('The oracle left answers out')
    if (!our.ok) return input.ok ? { kind: 'refused', text, detail: our.reason } : { kind: 'neither' }
    if (our.text !== our.again) return { kind: 'unstable', text, detail: `${our.text}\n${our.again}` }
    if (!input.ok)
      return output.ok
        ? { kind: 'lenient', text, detail: input.reason }
        : { kind: 'differs', text, detail: `written as\n${our.text}which is not read: ${output.reason}` }
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
