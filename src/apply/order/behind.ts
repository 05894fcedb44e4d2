import { at, listAt, textAt, type Json } from '../../model/json.ts'
import { answeringIn } from './answering.ts'
import type { Item } from './items.ts'
import type { Links } from './named-first.ts'
import { definedKey, definitionKind, kindKey } from './rows.ts'

/**
 * For each item, those that have to be ready before it, so that it waits for them also where its own release comes earlier: the workloads that answer for
 * a webhook, an aggregated API or a conversion, and the APIService of a custom resource.
 */
export function behind(items: readonly Item[]): Links {
  const ordinary = items.filter(({ hook }) => hook === undefined)
  const answering = answeringIn(ordinary)
  const apis = new Map(
    ordinary.filter(isApiService).map((item) => [JSON.stringify(['group', 'version'].map((key) => textAt(item.manifest.body, 'spec', key))), item]),
  )
  const conversions = new Map(
    ordinary
      .filter(({ manifest }) => kindKey(manifest.id) === definitionKind)
      .map(({ manifest: { body } }) => [definedKey(body), at(body, 'spec', 'conversion', 'webhook', 'clientConfig', 'service')]),
  )
  return new Map(
    ordinary.map((item) => {
      const { id, version } = item.manifest
      const api = apis.get(JSON.stringify([id.group, version]))
      const services = [...ownServices(item), conversions.get(kindKey(id))]
      const answers = [...services.flatMap(answering), ...(api === undefined ? [] : [api])]
      // Never what comes later in the table: a chart may claim that a custom kind answers for Deployments.
      return [item, answers.filter(({ row }) => row < item.row)]
    }),
  )
}

const isApiService = ({ manifest }: Item): boolean => kindKey(manifest.id) === 'apiregistration.k8s.io/APIService'

/** The Services that an object makes the API server ask. */
function ownServices(item: Item): readonly (Json | undefined)[] {
  const { id, body } = item.manifest
  if (isApiService(item)) return [at(body, 'spec', 'service')]
  return id.group === 'admissionregistration.k8s.io' ? listAt(body, 'webhooks').map((webhook) => at(webhook, 'clientConfig', 'service')) : []
}
