import { changedKinds, definedVersions, newSchemas, type Question } from '../../judge/judge.ts'
import { policyKind, type AdmissionFacts } from '../../model/admission-facts.ts'
import { kindText } from '../../model/manifest.ts'
import type { Cluster } from '../../ports/cluster.ts'
import { admissionFacts } from './admission/admission-facts.ts'
import type { ObjectSource } from './object-source.ts'
import type { Recorded } from './read-snapshot.ts'

/** The cluster itself, a page at a time. */
export const pagesOf =
  (cluster: Cluster): ObjectSource =>
  (kind) => ({ isWhole: true, eachPage: (visit) => cluster.eachPage(kind, visit) })

/** What a snapshot holds, a page at a time, too. */
export const recordedIn =
  ({ facts, eachPage }: Recorded): ObjectSource =>
  (kind) => {
    const listed = facts.live.find((one) => one.group === kind.group && one.kind === kind.kind)
    if (listed === undefined) return undefined
    return { isWhole: listed.content === 'whole', eachPage: async (visit) => eachPage(kind, visit).then(() => listed.gap) }
  }

/** The question, with what live objects and the manifests of the same render tell of every CRD that changes. */
export async function withLiving(question: Question, source: ObjectSource): Promise<Question> {
  const admission = await admissionFacts(question, source)
  const asked = { ...question, admission }
  if (!isAboutSchemas(question) && !hasPolicies(admission))
    return { ...asked, living: [], refusals: [], ruleFaults: [], expressionFaults: [], policyAnswers: [] }
  // What judges objects is as much code as the rest of a check, and most changes touch no CRD, no custom resource and no policy of admission.
  const { askLiving } = await import('./ask-living.ts')
  return askLiving(asked, source)
}

const hasPolicies = (admission: AdmissionFacts): boolean => (admission.get(kindText(policyKind))?.objects ?? []).length > 0

function isAboutSchemas(question: Question): boolean {
  if (changedKinds(question).length > 0 || newSchemas(question).length > 0) return true
  if (question.desired.some(({ id }) => id.group === 'admissionregistration.k8s.io')) return true
  const defined = new Set(definedVersions(question).map(({ group, kind }) => `${group}/${kind}`))
  return question.desired.some(({ id }) => defined.has(`${id.group}/${id.kind}`))
}
