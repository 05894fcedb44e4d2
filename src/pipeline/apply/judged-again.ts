import type { TokenRows } from '../../apply/apply.ts'
import { notJudged, type Decision } from '../../gate/gate.ts'
import { approvalOf } from '../approval.ts'
import { baseOf } from '../base-of.ts'
import { judged } from '../check.ts'
import { liveFacts } from '../live-facts.ts'
import { pagesOf, withLiving } from '../living.ts'
import { refuseOtherCluster, refuseUnverified } from '../right-cluster.ts'
import { releaseScopes } from '../release-scopes.ts'
import { reviewedGate } from '../reviewed-gate.ts'
import type { Work } from './work.ts'

/** What is so now: a verdict, and all that an approval has to cover. */
type Now = { readonly decision: Decision; readonly rows: TokenRows }

/** The check, once more, on the cluster as it lives now: whatever an earlier one said is not trusted. */
export async function judgedAgain({ options, environment, releases, desired, revision, files, ports }: Work): Promise<Now> {
  const gate = await reviewedGate(environment, { root: options.root, isWhole: options.releases.length === 0, ports, at: { files, commit: revision } })
  const base = await baseOf(environment, options.releases, { ports, commit: revision })
  const cluster = await ports.cluster(environment.context)
  refuseUnverified(environment.name, cluster, gate.rules.policy)
  const facts = await liveFacts(cluster, { desired, base })
  refuseOtherCluster(environment, facts.uid)
  const asked = { desired, base, cluster: facts, releases: releaseScopes(releases, gate.environment), mode: options.mode }
  const question = await withLiving(asked, pagesOf(cluster))
  const manner = { mode: options.mode, isForced: options.isForced }
  return {
    decision: judged(question, environment, { gate, found: notJudged(environment.name, facts) }),
    rows: await approvalOf({ environment, releases, files, manner, isWhole: options.releases.length === 0 }, { cluster, facts }),
  }
}
