import type { Question } from '../../../judge/judge.ts'
import { bindingKind, namespaceKind, policyKind, type AdmissionFacts, type Listed } from '../../../model/admission-facts.ts'
import type { LiveObjects } from '../../../model/facts.ts'
import { kindText, type Manifest } from '../../../model/manifest.ts'
import { gapOf } from '../gap-of.ts'
import type { ObjectSource } from '../object-source.ts'
import { paramKindOf } from './params.ts'

type Kind = Pick<LiveObjects, 'group' | 'kind'>

/** What the cluster has that decides what its admission policies say; nothing is asked of a cluster that has no such policies. */
export async function admissionFacts(question: Question, source: ObjectSource): Promise<AdmissionFacts> {
  if (!servesPolicies(question)) return new Map()
  const own = [await listed(policyKind, source), await listed(bindingKind, source)] as const
  const policies = [...own[0][1].objects, ...question.desired.filter(isPolicy)]
  const bindings = [...own[1][1].objects, ...question.desired.filter(({ id }) => id.kind === bindingKind.kind)]
  if (policies.length === 0 || bindings.length === 0) return new Map(own)
  const asked = [namespaceKind, ...policies.flatMap(ownParams)]
  const others: (readonly [string, Listed])[] = []
  for (const kind of new Map(asked.map((one) => [kindText(one), one])).values()) others.push(await listed(kind, source))
  return new Map([...own, ...others])
}

const isPolicy = ({ id }: Manifest): boolean => id.group === policyKind.group && id.kind === policyKind.kind

function servesPolicies({ cluster: { served } }: Question): boolean {
  return served === 'unknown' || served.some(({ group, kind }) => group === policyKind.group && kind === policyKind.kind)
}

/** Parameters of a custom kind: those of the core group may be a cluster's every ConfigMap, or its Secrets. */
function ownParams(policy: Manifest): readonly Kind[] {
  const kind = paramKindOf(policy.body)
  return kind === undefined || kind.group === '' ? [] : [kind]
}

async function listed(kind: Kind, source: ObjectSource): Promise<readonly [string, Listed]> {
  const from = source(kind)
  if (from?.isWhole !== true) return [kindText(kind), { objects: [], gap: 'nobody recorded them' }]
  const objects: Manifest[] = []
  const gap = await gapOf(from.eachPage((page) => void objects.push(...page)))
  return [kindText(kind), { objects, gap }]
}
