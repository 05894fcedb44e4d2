import { textAt } from '../../../model/json.ts'
import { type Manifest, refOf } from '../../../model/manifest.ts'
import { desiredCrds } from '../../crd/pair-crds.ts'
import { type Ending, endingVersions, sayKind } from '../../lifecycle/ending-versions.ts'
import { never } from '../../lifecycle/lifecycle.ts'
import type { Question } from '../../question.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'

/** An object is written in a version that is on its way out: of Kubernetes, or of a CRD of the same render. */
export const apiDeprecated: QuestionRule = {
  id: 'api/deprecated',
  why: 'The API server still serves the version, adds a warning to every answer, and stops serving it in a later release',
  lane: 'API',
  judge: (scene) => [...builtIn(scene), ...custom(scene)],
}

const builtIn = (question: Question): readonly ObjectDraft[] =>
  endingVersions(question)
    .filter(({ life, minor }) => life.deprecated <= minor && life.removed > minor)
    .map(draftOf)

function draftOf({ manifest, life, target }: Ending): ObjectDraft {
  const end = life.removed === never ? 'no release is named that removes it' : `Kubernetes 1.${life.removed} removes it`
  return {
    ...words(manifest),
    message: `${sayKind(manifest)} is deprecated in ${target}, and ${end}`,
    action:
      life.replacement === '' ? 'Look for a newer chart before the cluster is upgraded' : `Write it as ${life.replacement} before the cluster is upgraded`,
  }
}

function custom(question: Question): readonly ObjectDraft[] {
  const ending = new Map(
    [...desiredCrds(question).values()].flatMap((crd) =>
      crd.versions.filter((version) => version.body['deprecated'] === true).map((version) => [`${crd.group}/${version.name}/${crd.kind}`, version] as const),
    ),
  )
  const old = new Set(question.base.map((manifest) => JSON.stringify(refOf(manifest))))
  return question.desired.flatMap((manifest) => {
    const version = ending.get(`${manifest.id.group}/${manifest.version}/${manifest.id.kind}`)
    if (version === undefined || (question.cluster.source === 'files' && old.has(JSON.stringify(refOf(manifest))))) return []
    return [
      {
        ...words(manifest),
        message: `${sayKind(manifest)} is deprecated by its CRD: ${textAt(version.body, 'deprecationWarning') ?? 'a later release drops it'}`,
        action: `Write ${manifest.id.name} in a version of ${manifest.id.kind} that stays`,
      },
    ]
  })
}

const words = (manifest: Manifest) =>
  ({ object: refOf(manifest), severity: 'warn', effect: 'behaviour-shifts', path: 'apiVersion', change: '', hits: [] }) as const
