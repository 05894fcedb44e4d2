import type { Contest } from '../../../apply/apply.ts'
import { leavingOut } from './leaving-out.ts'
import { look, type Around } from './look.ts'
import type { Work } from '../work.ts'

/** Looks again at everything, now that nobody else applies and before anything is written. What others keep is left out of what is sent: the work that is given back is without it. */
export async function settle(around: Around): Promise<{ readonly work: Work; readonly contests: readonly Contest[] }> {
  const { contests } = await look(around.work.sending, around)
  return { work: leavingOut(around.work, contests), contests }
}
