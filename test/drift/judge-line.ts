import type { DriftField } from '../../src/model/drift.ts'
import type { Line } from './corpus-lines.ts'

export const questions = ['drift', 'paths', 'managers'] as const

export type Verdict = { readonly id: string; readonly question: (typeof questions)[number]; readonly agrees: boolean; readonly detail: string }

/** What the server said of one pair against what we say: drift or not of every pair; where and by whom, of those that drift. */
export function judgeLine(line: Line): readonly Verdict[] {
  const { id, hasDrift } = line
  // That an object is being deleted is no matter of its fields, and the truth is silent on it.
  const found = line.found.filter(({ kind }) => kind !== 'terminating')
  const drift: Verdict = {
    id,
    question: 'drift',
    agrees: found.length > 0 === hasDrift,
    detail: hasDrift ? 'drift was missed' : `drift at ${pathsOf(line).join(' ')}`,
  }
  return hasDrift ? [drift, judgePaths(line), judgeManagers(line)] : [drift]
}

function judgePaths(line: Line): Verdict {
  const found = pathsOf(line)
  const agrees =
    line.paths.every((path) => found.some((one) => isAtOrBelow(one, path))) && found.every((one) => line.paths.some((path) => isAtOrBelow(one, path)))
  return { id: line.id, question: 'paths', agrees, detail: `${found.join(' ')} instead of ${line.paths.join(' ')}` }
}

/** A place inside of what differs says more than the whole. */
const isAtOrBelow = (path: string, whole: string): boolean => path === whole || path.startsWith(`${whole}/`)

function judgeManagers(line: Line): Verdict {
  const found = new Set(fieldsOf(line).map(({ manager, certainty }) => (certainty === 'owner' ? manager : '')))
  const wanted = new Set(['?', '-', ''].includes(line.manager) ? [''] : line.manager.split(';'))
  return {
    id: line.id,
    question: 'managers',
    agrees: found.size === wanted.size && [...found].every((one) => wanted.has(one)),
    detail: `${[...found].join(' ')} instead of ${line.manager}`,
  }
}

const fieldsOf = ({ found }: Line): readonly DriftField[] => found.flatMap((drift) => (drift.kind === 'changed' ? drift.fields : []))

const pathsOf = (line: Line): readonly string[] =>
  line.found.flatMap((drift) => {
    if (drift.kind === 'terminating') return []
    return drift.kind === 'changed' ? drift.fields.map(({ desiredPointer }) => desiredPointer) : ['']
  })
