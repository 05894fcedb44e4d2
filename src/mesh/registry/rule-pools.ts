import { isSameLabels } from '../objects/labels.ts'
import { byCreation } from '../objects/origin.ts'
import type { DestinationRule } from '../objects/destination-rule.ts'
import { includesAll, isSameSet } from '../sets.ts'
import { put } from './by-audience.ts'

/** Rules by the host that they are about; those of one host that could not become one stand side by side. */
export type RulePool = ReadonlyMap<string, readonly DestinationRule[]>

/** Where Pilot looks for the rule of a host: in the client's namespace, else among what other namespaces show. */
export type RulePools = {
  readonly local: ReadonlyMap<string, RulePool>
  readonly shown: ReadonlyMap<string, RulePool>
  /** Those that the root namespace keeps for itself. */
  readonly rootOnly: RulePool
}

/** The namespace whose Sidecar, rules and policies are for the whole mesh. */
export const rootNamespace = 'istio-system'

export function rulePools(rules: readonly DestinationRule[]): RulePools {
  const sorted = rules.toSorted(rulesForSomeFirst)
  const local = new Map<string, DestinationRule[]>()
  const shown = new Map<string, DestinationRule[]>()
  for (const rule of sorted) {
    if (isForOwnNamespace(rule)) put(local, rule.namespace, rule)
    if (!isKept(rule)) put(shown, rule.namespace, rule)
  }
  return {
    local: new Map([...local].map(([namespace, its]) => [namespace, poolOf(its)])),
    shown: new Map([...shown].map(([namespace, its]) => [namespace, poolOf(its)])),
    rootOnly: poolOf(sorted.filter((rule) => rule.namespace === rootNamespace && isKept(rule))),
  }
}

const rulesForSomeFirst = (left: DestinationRule, right: DestinationRule): number =>
  Number(left.clients === null) - Number(right.clients === null) || byCreation(left, right)

const isForOwnNamespace = ({ exportTo, namespace }: DestinationRule): boolean =>
  exportTo.length === 0 || exportTo.some((to) => to === '*' || to === '.' || to === namespace)

/** Whether nobody outside its namespace sees it. */
const isKept = ({ exportTo, namespace }: DestinationRule): boolean =>
  exportTo.length > 0 && (exportTo.every((to) => to === '.') || exportTo.every((to) => to === namespace))

function poolOf(rules: readonly DestinationRule[]): RulePool {
  const pool = new Map<string, readonly DestinationRule[]>()
  for (const rule of rules) pool.set(rule.host, added(pool.get(rule.host) ?? [], rule))
  return pool
}

/** A rule joins those of its host that are shown to the same namespaces and are for the same clients; else it stands on its own. */
function added(standing: readonly DestinationRule[], rule: DestinationRule): readonly DestinationRule[] {
  const joined = standing.map((other) => (joins(rule, other) ? mergedRule(other, rule) : other))
  return standsAlone(standing, rule) ? [...joined, rule] : joined
}

const joins = (rule: DestinationRule, other: DestinationRule): boolean => isShownAsWidely(rule, other) && !areForDifferentClients(rule, other)

// Pilot asks each standing rule in turn, and what the last one says counts.
function standsAlone(standing: readonly DestinationRule[], rule: DestinationRule): boolean {
  return standing.reduce((_alone, other) => {
    if (!isShownAsWidely(rule, other) || areForDifferentClients(rule, other)) return true
    return !isForSameClients(rule, other) && !isShownAlike(rule, other)
  }, true)
}

const isShownAlike = (rule: DestinationRule, other: DestinationRule): boolean => isSameSet(rule.exportTo, other.exportTo)

const isShownAsWidely = (rule: DestinationRule, other: DestinationRule): boolean =>
  isShownAlike(rule, other) || (other.exportTo.length > 0 && includesAll(new Set(rule.exportTo), other.exportTo))

const areForDifferentClients = ({ clients }: DestinationRule, other: DestinationRule): boolean =>
  clients !== null && other.clients !== null && !isSameLabels(clients, other.clients)

const isForSameClients = ({ clients }: DestinationRule, other: DestinationRule): boolean =>
  clients === null ? other.clients === null : other.clients !== null && isSameLabels(clients, other.clients)

/** The first rule's policy stays; subsets with new names are added. */
function mergedRule(rule: DestinationRule, later: DestinationRule): DestinationRule {
  const names = new Set(rule.subsets.map(({ name }) => name))
  return { ...rule, policy: rule.policy ?? later.policy, subsets: [...rule.subsets, ...later.subsets.filter(({ name }) => !names.has(name))] }
}
