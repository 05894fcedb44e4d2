import { notJudged, type Decision } from '../../gate/gate.ts'
import { baseOf } from '../base-of.ts'
import { judged } from '../check.ts'
import { liveFacts } from '../live-facts.ts'
import { pagesOf, withLiving } from '../living.ts'
import { releaseScopes } from '../release-scopes.ts'
import { reviewedGate } from '../reviewed-gate.ts'
import type { Work } from './work.ts'

/** The check, once more, on the cluster as it lives now: whatever an earlier one said is not trusted. */
export async function judgedAgain({ options, environment, releases, desired, ports }: Work): Promise<Decision> {
  const gate = await reviewedGate(environment, { root: options.root, isWhole: options.releases.length === 0, ports })
  const base = await baseOf(environment, options.releases, ports)
  const live = await ports.cluster(environment.context)
  const cluster = await liveFacts(live, { desired, base })
  const asked = { desired, base, cluster, releases: releaseScopes(releases, gate.environment), mode: options.mode }
  const question = await withLiving(asked, pagesOf(live))
  return judged(question, environment, { gate, found: notJudged(environment.name, cluster.down) })
}
