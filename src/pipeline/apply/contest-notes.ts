import type { Contest, Contested } from '../../apply/apply.ts'
import { nameOf } from '../../model/manifest.ts'
import type { Note } from '../../model/outcome.ts'
import { ownedBy } from './contests.ts'

/** What was taken from whom, what was left to whom, and what became ours. */
export const contestNotes = (contests: readonly Contest[], isForced: boolean): readonly Note[] => [
  ...contests.flatMap((contest) => takenNotes(contest, isForced ? 'fields of others were taken over' : 'edits by hand were taken back')),
  ...counted(contests.flatMap(yieldedNotes)),
  ...contests.flatMap(migratedNotes),
]

const fields = (contested: readonly Contested[]) => contested.map((one) => ({ label: one.path, text: ownedBy(one) }))

const ofDecision = ({ contested }: Contest, decision: Contested['decision']): readonly Contested[] => contested.filter((one) => one.decision === decision)

function takenNotes(contest: Contest, what: string): readonly Note[] {
  const taken = ofDecision(contest, 'take')
  if (taken.length === 0) return []
  return [{ sign: 'warn', text: `${nameOf(contest.live.id)}: ${what}`, details: fields(taken) }]
}

function yieldedNotes(contest: Contest): readonly Note[] {
  const left = ofDecision(contest, 'yield')
  if (left.length === 0) return []
  return [{ sign: 'info', text: `${nameOf(contest.live.id)}: left to others, and not sent`, details: fields(left) }]
}

const counted = (notes: readonly Note[]): readonly Note[] => {
  const count = notes.reduce((sum, { details = [] }) => sum + details.length, 0)
  if (count === 0) return []
  return [
    {
      sign: 'info',
      text: `${count} ${count === 1 ? 'field' : 'fields'} of ${notes.length} ${notes.length === 1 ? 'object' : 'objects'} stay with other managers`,
    },
    ...notes,
  ]
}

const migratedNotes = ({ live, migratedFrom }: Contest): readonly Note[] =>
  migratedFrom.length === 0
    ? []
    : [{ sign: 'info', text: `${nameOf(live.id)}: what ${migratedFrom.join(', ')} applied is now Sluice's; what Git no longer has of it goes` }]

/** The words before the question whether to apply; '' where nothing is taken from anybody. */
export function takingSentence(contests: readonly Contest[], isForced: boolean): string {
  const taken = contests.flatMap((contest) =>
    ofDecision(contest, 'take').map((one) => `${nameOf(contest.live.id)} ${one.path} (${one.manager}${one.time === '' ? '' : `, ${one.time}`})`),
  )
  return taken.length === 0 ? '' : `${isForced ? 'Fields of others will be taken over' : 'Edits by hand will be taken back'}: ${taken.join('; ')}.`
}
