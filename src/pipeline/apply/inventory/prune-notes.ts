import { pruneName, type PrunePlan } from '../../../apply/apply.ts'
import { nameOf } from '../../../model/manifest.ts'
import type { Note } from '../../../model/outcome.ts'
import type { Pruning } from './pruning.ts'

/** What left `rendered/` and stays in the cluster, and how to change that: nobody should have to wonder why nothing was deleted. */
export function leftNotes({ isOn, plan }: Pruning): readonly Note[] {
  if (plan === undefined) return []
  const kept = plan.kept.map(({ manifest, why }): Note => ({
    sign: 'info',
    text: `${nameOf(manifest.id)} is no longer rendered and stays: ${why}`,
    details: [{ label: 'do', text: `To delete it: npm run apply -- --prune-name ${pruneName(manifest.id)}` }],
  }))
  return isOn || plan.deleted.length === 0 ? kept : [offNote(plan), ...kept]
}

const offNote = ({ deleted }: PrunePlan): Note => ({
  sign: 'warn',
  text: `${deleted.length} ${deleted.length === 1 ? 'object is' : 'objects are'} no longer rendered and ${deleted.length === 1 ? 'stays' : 'stay'}, since pruning is off`,
  details: [
    ...deleted.map(({ id }) => ({ label: '', text: nameOf(id) })),
    { label: 'do', text: 'To delete them: npm run apply -- --prune, or prune: true in environment.yml' },
  ],
})

// Enough for a person to see what it is about; the report has all.
const shown = 10

/** The first words of the question whether to apply; '' where nothing is deleted. */
export function deletionSentence({ isOn, plan }: Pruning): string {
  if (!isOn || plan === undefined || plan.deleted.length === 0) return ''
  const names = plan.deleted.slice(0, shown).map(({ id }) => nameOf(id))
  const more = plan.deleted.length > shown ? ` and ${plan.deleted.length - shown} more` : ''
  return `${plan.deleted.length} ${plan.deleted.length === 1 ? 'object' : 'objects'} will be DELETED: ${names.join(', ')}${more}.`
}
