import { causeAt, childPath, type Report } from '../cause.ts'
import type { Node } from '../node.ts'
import { isItems, isMap, type Value, type ValueMap } from '../value.ts'
import { checkMetadata, checkName, sayAt } from './check-meta.ts'
import { isLabel1035, isPathSegment } from './names.ts'

/** Each embedded resource must name its type, and its metadata must be fit to be stored. This is never ratcheted. */
export function checkEmbedded(value: Value, node: Node | undefined, { path, report }: { path: string; report: Report }): void {
  if (node === undefined) return
  if (isItems(value)) value.forEach((item, index) => checkEmbedded(item, node.items, { path: `${path}[${index}]`, report }))
  if (!isMap(value)) return
  if (node.embedded) checkResource(value, { path, report })
  for (const [key, child] of Object.entries(value)) {
    const property = node.properties?.get(key)
    if (property !== undefined) checkEmbedded(child, property, { path: childPath(path, key), report })
    else if (typeof node.additional === 'object') checkEmbedded(child, node.additional, { path: `${path}[${key}]`, report })
  }
}

function checkResource(resource: ValueMap, { path, report }: { path: string; report: Report }): void {
  const say = (key: string, reason: 'Required' | 'Invalid', message: string): void =>
    report(causeAt(childPath(path, key), { reason, keyword: 'x-kubernetes-embedded-resource', message }))
  for (const key of ['apiVersion', 'kind']) if (!Object.hasOwn(resource, key)) say(key, 'Required', 'is required')
  const { apiVersion, kind, metadata } = resource
  if (apiVersion !== undefined && !isApiVersion(apiVersion)) say('apiVersion', 'Invalid', 'is no group and version')
  if (kind !== undefined && !(typeof kind === 'string' && isLabel1035(kind.toLowerCase()))) say('kind', 'Invalid', 'is no name of a kind')
  if (!isMap(metadata)) return
  const named = typeof metadata['name'] === 'string' && metadata['name'] !== '' ? metadata : { ...metadata, name: 'any' }
  const sayMeta = sayAt(childPath(path, 'metadata'), report)
  checkName(named, { isName: isPathSegment, needsNamespace: typeof metadata['namespace'] === 'string' && metadata['namespace'] !== '' }, sayMeta)
  checkMetadata(metadata, sayMeta)
}

/** `v1` or `group/v1`; Kubernetes looks no closer than that. */
const isApiVersion = (value: Value): boolean => typeof value === 'string' && value !== '' && (value.match(/\//g) ?? []).length <= 1
