import type { Effect } from '../model/finding.ts'

/** Effects as a reader's words. */
export const effectTexts: Readonly<Record<Effect, string>> = {
  'data-lost': 'data is lost',
  'updates-fail': 'stored objects can no longer be updated',
  'reapply-fails': 're-apply of the unchanged manifest fails',
  refused: 'the server refuses it',
  'edits-fail': 'new objects or edits fail',
  'clients-break': 'clients break',
  unknown: 'nobody knows what happens',
  'behaviour-shifts': 'behaviour shifts',
  cosmetic: 'cosmetic',
}
