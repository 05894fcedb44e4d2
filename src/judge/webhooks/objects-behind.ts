import { at, type JsonObject, objectAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { pluralsIn } from '../plurals.ts'
import type { Question } from '../question.ts'
import { selects } from '../../model/label-selector.ts'
import { isAskedAbout, type Webhook } from './webhooks.ts'

/** Desired objects whose apply asks a webhook, in order. */
export function objectsBehind(webhook: Webhook, question: Question): readonly Manifest[] {
  const plurals = pluralsIn(question)
  const namespaces = new Map(
    question.desired.filter(({ id }) => id.group === '' && id.kind === 'Namespace').map((manifest) => [manifest.id.name, labelsOf(manifest)]),
  )
  return question.desired.filter((manifest) => {
    const { group, kind, namespace } = manifest.id
    if (!isAskedAbout(webhook, { group, plural: plurals({ group, kind }) })) return false
    // The API server labels every namespace with its name.
    const around = { ...namespaces.get(namespace), 'kubernetes.io/metadata.name': namespace }
    return selects(at(webhook.body, 'objectSelector'), labelsOf(manifest)) && (namespace === '' || selects(at(webhook.body, 'namespaceSelector'), around))
  })
}

const labelsOf = (manifest: Manifest): JsonObject => objectAt(manifest.body, 'metadata', 'labels')
