import { apiVersionOf, type ObjectRef } from '../../../model/manifest.ts'
import { movedApis } from '../../api/moved-apis.ts'
import { desiredCrds } from '../../crd/pair-crds.ts'
import type { Question, RenderedFor } from '../../question.ts'
import type { Draft, QuestionRule } from '../../rule.ts'

/** The cluster is no longer the one that charts are rendered for: it has another version, or serves other APIs. */
export const capabilitiesMoved: QuestionRule = {
  id: 'api/capabilities-moved',
  why: 'Charts ask which Kubernetes and which APIs there are, and leave objects out or write them differently',
  lane: 'API',
  judge: (question) => {
    const { renderedFor, cluster } = question
    if (renderedFor === undefined || cluster.served === 'unknown') return []
    const moved = [...versionMoved(renderedFor, cluster.kubeVersion), ...apisMoved(renderedFor, question)]
    return moved.map((draft) => ({ object: environmentRef(renderedFor), hits: [], action: cure(renderedFor), ...draft }))
  },
}

type Moved = Omit<Draft, 'hits' | 'action'>

// Capabilities are a file of the environment and no object of the cluster, so the environment stands for them.
const environmentRef = ({ environment }: RenderedFor): ObjectRef => ({ group: '', version: '', kind: 'Environment', namespace: '', name: environment })

const cure = ({ environment }: RenderedFor): string => `npm run snapshot -- --env ${environment}, then npm run render, and review what both change`

function versionMoved({ capabilities: { kubeVersion: recorded } }: RenderedFor, live: string): readonly Moved[] {
  // "1.35" and "1.35.2" hold for "1.35.2-eks-1" too: they say nothing about the rest.
  if (live === recorded || ['.', '-', '+'].some((next) => live.startsWith(recorded + next))) return []
  const message = `The cluster runs Kubernetes ${live}, and charts are rendered for ${recorded}`
  return [{ severity: 'warn', effect: 'behaviour-shifts', path: 'kubeVersion', message, change: `${recorded} → ${live}` }]
}

function apisMoved({ capabilities }: RenderedFor, question: Question): readonly Moved[] {
  // What the tree defines comes and goes with the tree, and is no move of the cluster.
  const own = ownApis(question)
  const { gone, come } = movedApis(capabilities.apiVersions.filter(isNotIn(own)), servedApis(question).filter(isNotIn(own)))
  return [...goneApis(gone), ...newApis(come)]
}

const goneApis = (names: readonly string[]): readonly Moved[] =>
  names.length === 0
    ? []
    : [
        {
          severity: 'warn',
          effect: 'behaviour-shifts',
          path: 'apiVersions',
          message: `Charts are rendered for APIs that the cluster does not serve: ${shortened(names)}`,
          change: 'recorded → not served',
        },
      ]

const newApis = (names: readonly string[]): readonly Moved[] =>
  names.length === 0
    ? []
    : [
        {
          severity: 'info',
          effect: 'cosmetic',
          path: 'apiVersions',
          message: `The cluster serves APIs that charts do not know of: ${shortened(names)}`,
          change: 'not recorded → served',
        },
      ]

const isNotIn =
  (names: ReadonlySet<string>) =>
  (name: string): boolean =>
    !names.has(name)

const ownApis = (question: Question): ReadonlySet<string> =>
  new Set([...desiredCrds(question).values()].flatMap(({ group, kind, versions }) => versions.flatMap(({ name }) => namesOf({ group, version: name, kind }))))

const servedApis = ({ cluster }: Question): readonly string[] => (cluster.served === 'unknown' ? [] : cluster.served.flatMap(namesOf))

const namesOf = ({ group, version, kind }: { group: string; version: string; kind: string }): readonly string[] => [
  apiVersionOf(group, version),
  `${apiVersionOf(group, version)}/${kind}`,
]

// What fits a few lines of a terminal; snapshot shows the rest as a diff of the file.
const shownNames = 8

const shortened = (names: readonly string[]): string =>
  names.length <= shownNames ? names.join(', ') : `${names.slice(0, shownNames).join(', ')} and ${names.length - shownNames} more`
