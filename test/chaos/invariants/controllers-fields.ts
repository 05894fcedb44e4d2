import type { Invariant } from './invariant.ts'

export const controllersFieldsStay: Invariant = {
  id: 'I6',
  claim: 'what a controller set and the tree does not is still there',
  check: ({ edited, end }) => {
    if (!edited.includes('edit-by-controller')) return { looked: 0, broken: [] }
    return { looked: 1, broken: end.after.annotation === 'yes' ? [] : ['the annotation of the controller "observer" is gone'] }
  },
}
