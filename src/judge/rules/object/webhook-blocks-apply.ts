import { keyOf, type Manifest, nameOf, refOf } from '../../../model/manifest.ts'
import { isEqual } from '../../is-equal.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'
import type { Scene } from '../../scene.ts'
import { objectsBehind } from '../../webhooks/objects-behind.ts'
import { isWebhookConfiguration, type Webhook, webhooksOf } from '../../webhooks/webhooks.ts'

/** A webhook that fails closed is new or changed, its Service is in the same render, and so are objects that it is asked about. */
export const webhookBlocksApply: QuestionRule = {
  id: 'object/webhook-blocks-apply',
  why: 'From the moment that the configuration is applied, matching writes wait for a Service that may not answer yet, and then fail',
  lane: 'Webhook',
  judge: (scene) => {
    const services = new Set(scene.desired.map(({ id }) => keyOf(id)))
    return scene.desired.filter(isWebhookConfiguration).flatMap((manifest) =>
      movedWebhooks(manifest, scene)
        .filter(({ isClosed, service }) => isClosed && service !== undefined && services.has(keyOf({ group: '', kind: 'Service', ...service })))
        .flatMap((webhook) => draftsOf(manifest, webhook, scene)),
    )
  },
}

/** Webhooks that differ from what is there; of a new Service every one does. */
function movedWebhooks(manifest: Manifest, { pairs, created }: Scene): readonly Webhook[] {
  const pair = pairs.find(({ after }) => after === manifest)
  const before = pair?.committed ?? pair?.before
  const old = new Map(before === undefined ? [] : webhooksOf(before).map((webhook) => [webhook.name, webhook.body]))
  const fresh = new Set(created.filter(({ id }) => id.group === '' && id.kind === 'Service').map(({ id }) => `${id.namespace}/${id.name}`))
  return webhooksOf(manifest).filter(
    ({ name, body, service }) => !isEqual(old.get(name), body) || (service !== undefined && fresh.has(`${service.namespace}/${service.name}`)),
  )
}

function draftsOf(manifest: Manifest, webhook: Webhook, scene: Scene): readonly ObjectDraft[] {
  const hit = objectsBehind(webhook, scene).filter((object) => object !== manifest)
  const [first] = hit
  if (first === undefined) return []
  return [
    {
      object: refOf(manifest),
      severity: 'warn',
      effect: 'refused',
      path: `webhooks[${webhook.name}]`,
      message: `Apply of ${nameOf(first.id)}${hit.length === 1 ? '' : ` and ${hit.length - 1} more`} waits for webhook ${webhook.name}, whose Service comes with the same change`,
      change: '',
      hits: hit.map(({ id }) => nameOf(id)),
      action: 'Apply the webhook in a release of its own before, or set failurePolicy: Ignore until its Service answers; apply can be run again',
    },
  ]
}
