import { constant, constantFrom, nat, option, record, sample, tuple, uniqueArray, type Arbitrary } from 'fast-check'
import { content, type Content } from './content.ts'

/** What happens to the world while an apply runs: as soon as the run has written so many times, or when it is over, if it ends before. */
export type Fault = { readonly nemesis: Nemesis; readonly afterWrites: number }

/** What happens within the run itself, by a fail point; '' for all that is done to it from outside. A tree has no more waves than that. */
export function pointOf({ nemesis, afterWrites }: Fault): string {
  const wave = `apply.wave.${1 + (afterWrites % 6)}`
  if (nemesis === 'kill-before-wave') return `${wave}.sending:kill`
  if (nemesis === 'kill-after-wave') return `${wave}.sent:kill`
  return nemesis === 'step-clock' ? `${wave}.sending:${afterWrites % 2 === 0 ? 'clock-forward' : 'clock-back'}` : ''
}

/** What somebody else does between two applies. */
export type Edit = (typeof edits)[number]

export const nemeses = [
  'kill-apply',
  'kill-kubectl',
  'kill-server',
  'second-sluice',
  'rights-removed',
  'edit-meanwhile',
  'recreate-meanwhile',
  'new-commit',
  'interrupt-apply',
  'kill-before-wave',
  'kill-after-wave',
] as const

/** Those that came later, each in a row of seeds after one of each of the others: what an older seed says stays as it is. */
export const laterNemeses = [
  'kill-etcd',
  'slow-network',
  'reset-network',
  'cut-answers',
  'webhook-flips',
  'old-token',
  'contest-meanwhile',
  'step-clock',
] as const
export type Nemesis = (typeof nemeses)[number] | (typeof laterNemeses)[number]

export const edits = ['edit-by-kubectl', 'edit-by-controller', 'delete', 'recreate', 'foreign-object'] as const

/** One seed's story: apply the first revision, live through edits, apply the second, and see whether one more apply puts all right. */
export type Plan = {
  readonly first: Content
  readonly second: Content
  readonly during: readonly [Fault | undefined, Fault]
  readonly between: readonly Edit[]
}

// An apply of the whole tree writes its objects, the Lease, the inventory and Events; later than this there is nothing to disturb.
const mostWrites = 16

const fault = (nemesis: Arbitrary<Nemesis>): Arbitrary<Fault> => record({ nemesis, afterWrites: nat({ max: mostWrites }) })

/** The seed is the story. The nemesis of the second apply goes round, so that a row of seeds meets each of them. */
export function planOf(seed: number): Plan {
  const plan = record({
    first: content,
    second: content,
    during: tuple(option(fault(constantFrom(...nemeses)), { nil: undefined }), fault(constant(nemesisOf(seed)))),
    between: uniqueArray(constantFrom(...edits), { maxLength: 3 }),
  })
  const [drawn] = sample(plan, { seed, numRuns: 1 })
  if (drawn === undefined) throw new Error(`No plan for seed ${seed}`)
  return drawn
}

// One of each, and one more: the older ones were drawn from 1 on.
const olderRow = nemeses.length + 1
const row = olderRow + laterNemeses.length

function nemesisOf(seed: number): Nemesis {
  const inRow = (seed - 1) % row
  return (inRow < olderRow ? nemeses[seed % nemeses.length] : laterNemeses[inRow - olderRow]) ?? nemeses[0]
}
