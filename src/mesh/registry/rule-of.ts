import { mostSpecific } from '../host-name.ts'
import type { DestinationRule } from '../objects/destination-rule.ts'
import { isSelected, type Labels } from '../objects/labels.ts'
import type { MeshService } from '../objects/service.ts'
import { rootNamespace, type RulePools } from './rule-pools.ts'

/** The rules that a client's namespace has for a service: its own before those of the service's namespace before those of the root. */
export function rulesFor(pools: RulePools, service: MeshService, client: string): readonly DestinationRule[] {
  // What the root namespace says is for everybody; its own clients look at the services' namespaces first.
  const own = client === rootNamespace ? pools.rootOnly : pools.local.get(client)
  const found = own === undefined ? undefined : mostSpecific(own, service.hostname)
  if (found !== undefined) return found
  const theirs = shownTo(pools, service.namespace, { host: service.hostname, client })
  return theirs.length > 0 ? theirs : shownTo(pools, rootNamespace, { host: service.hostname, client })
}

function shownTo(pools: RulePools, owner: string, { host, client }: { host: string; client: string }): readonly DestinationRule[] {
  const found = mostSpecific(pools.shown.get(owner) ?? new Map<string, readonly DestinationRule[]>(), host) ?? []
  return found.filter(({ exportTo }) => exportTo.length === 0 || exportTo.includes('*') || exportTo.includes(client))
}

/** Of several rules for a service, the one that is for clients like this; else the last one that is for all. */
export function ruleForClient(rules: readonly DestinationRule[], { namespace, labels }: { namespace: string; labels: Labels }): DestinationRule | undefined {
  const special = rules.find((rule) => rule.clients !== null && rule.namespace === namespace && isSelected(rule.clients, labels))
  return special ?? rules.findLast(({ clients }) => clients === null)
}
