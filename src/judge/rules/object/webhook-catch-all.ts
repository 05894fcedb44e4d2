import { refOf } from '../../../model/manifest.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'
import { catchesAll, isWebhookConfiguration, type Webhook, webhooksOf } from '../../webhooks/webhooks.ts'

/** An admission webhook begins to be asked about everything. */
export const webhookCatchAll: QuestionRule = {
  id: 'object/webhook-catch-all',
  why: 'The API server asks a webhook about every write that its rules match, those that would bring the webhook back included',
  lane: 'Webhook',
  judge: ({ desired, pairs }) => {
    const before = new Map(pairs.map((pair) => [pair.after, pair.committed ?? pair.before]))
    return desired.filter(isWebhookConfiguration).flatMap((manifest) => {
      const old = before.get(manifest)
      const known = new Set(old === undefined ? [] : webhooksOf(old).filter(catchesAll).map(levelOf))
      return webhooksOf(manifest)
        .filter((webhook) => catchesAll(webhook) && !known.has(levelOf(webhook)))
        .map((webhook) => ({ object: refOf(manifest), ...draftOf(webhook) }))
    })
  },
}

const levelOf = ({ name, isClosed }: Webhook): string => `${name} ${isClosed ? 'Fail' : 'Ignore'}`

const draftOf = ({ name, isClosed }: Webhook): Omit<ObjectDraft, 'object'> => ({
  severity: isClosed ? 'block' : 'warn',
  effect: isClosed ? 'edits-fail' : 'behaviour-shifts',
  path: `webhooks[${name}].rules`,
  message: isClosed
    ? `Webhook ${name} is asked about every write in the cluster: while it does not answer, all of them fail, those of its own pods too`
    : `Webhook ${name} is asked about every write in the cluster, and each waits for it until its timeout while it does not answer`,
  change: '',
  hits: [],
  action: 'Name the groups and resources it needs, or leave namespaces out by namespaceSelector: kube-system and its own first',
})
