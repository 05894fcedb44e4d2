import type { Manifest } from '../model/manifest.ts'
import { nameOf } from '../model/manifest.ts'
import type { Registry } from './registry/registry.ts'
import { put } from './registry/by-audience.ts'
import { hasMeshConfig, versionUnknown } from './istio-version.ts'
import { rootNamespace } from './registry/rule-pools.ts'
import { labelsText, unseenSelectors } from './unseen-gateways.ts'
import { unmodelledIn } from './unmodelled.ts'

/** What the manifests cannot tell of the proxies, and what is not modelled: a sentence each, and nothing is guessed in its place. */
export function unknownOf(manifests: readonly Manifest[], registry: Registry): readonly string[] {
  return [
    ...unmodelledIn(manifests),
    ...unseenGateways(registry),
    ...withoutAddress(registry),
    ...withoutPods(registry),
    ...claimedTwice(registry),
    ...versionUnknown(manifests),
    `${hasMeshConfig(manifests) ? 'The mesh configuration in the ConfigMap of istiod is not read' : 'The mesh configuration is not among the manifests'}: assumed are its defaults, so hosts that nobody knows are allowed, no other retry policy is set, everything is exported, and the root namespace is istio-system.`,
  ]
}

const unseenGateways = (registry: Registry): readonly string[] =>
  unseenSelectors(registry).map(
    (selector) =>
      `No workload with ${labelsText(selector)} is among the manifests, which a Gateway selects: it is predicted for pods in ${rootNamespace} that have these labels alone, and without a Service in front of them its ports are taken as they are.`,
  )

function withoutAddress({ rank }: Registry): readonly string[] {
  const count = [...rank.keys()].filter(({ address }) => address.startsWith('VIP(')).length
  return count === 0 ? [] : [`${count} cluster ${count === 1 ? 'IP is' : 'IPs are'} not among the manifests, and written as VIP(name.namespace).`]
}

function withoutPods({ rank, hasPods }: Registry): readonly string[] {
  const headless = hasPods
    ? []
    : [...rank.keys()].filter(({ isKubernetes, resolution, selector }) => isKubernetes && resolution === 'passthrough' && selector !== null)
  return headless.length === 0
    ? []
    : [
        `The pods of ${headless.length} headless ${headless.length === 1 ? 'Service' : 'Services'} are not among the manifests: a listener of each pod is written once, as POD(name.namespace).`,
      ]
}

/** Two ServiceEntries of one namespace and one age for one host: which one counts, istiod draws anew each time it starts. */
function claimedTwice({ rank }: Registry): readonly string[] {
  const claims = new Map<string, string[]>()
  for (const { isKubernetes, namespace, hostname, created, id } of rank.keys())
    if (!isKubernetes) put(claims, JSON.stringify([namespace, hostname, created]), nameOf(id))
  return [...claims].flatMap(([key, names]) => {
    const several = [...new Set(names)]
    const [, hostname] = key.split('"').filter((part) => part !== ',' && part !== '[')
    return several.length < 2
      ? []
      : [`${several.join(' and ')} claim ${hostname ?? ''} and are of one age: which of them counts changes from one start of istiod to the next.`]
  })
}
