import type { Outcome } from '../../model/outcome.ts'
import { ranked, rankedChanges } from '../rank.ts'

// Far more than a comment holds. A result can come from anybody, and each entry costs time before it is known whether it has room.
const most = 2_000

/** The worst of an outcome, and a sentence about the rest; '' where all of it is there. */
export function bounded(outcome: Outcome): { readonly outcome: Outcome; readonly rest: string } {
  const { findings, changes, notes, waived = [] } = outcome
  const rest = [left(findings, 'findings'), left(changes, 'changed objects'), left(notes, 'notes'), left(waived, 'waived findings')].filter(
    (text) => text !== '',
  )
  if (rest.length === 0) return { outcome, rest: '' }
  const blocks = findings.filter(({ severity }) => severity === 'block').length
  const shown = { findings: ranked(findings).slice(0, most), changes: rankedChanges(changes).slice(0, most), notes: notes.slice(0, most) }
  return {
    outcome: { ...outcome, ...shown, ...(outcome.waived === undefined ? {} : { waived: waived.slice(0, most) }) },
    rest: `Only the worst are looked at here: ${rest.join(', ')}. ${blocks} findings block in all`,
  }
}

const left = (list: readonly unknown[], noun: string): string => (list.length <= most ? '' : `${most} of ${list.length} ${noun}`)
