import { isSelected } from '../objects/labels.ts'
import type { Endpoint, MeshPort, MeshService } from '../objects/service.ts'
import type { Workload } from '../objects/workload.ts'
import { put } from './by-audience.ts'

/** Where traffic to a port of a service can end. */
export type Endpoints = (service: MeshService, port: number) => readonly Endpoint[]

/** Endpoints by service. Two ServiceEntries of one namespace and host share theirs, port by port. */
export function endpointsOf(services: readonly MeshService[], pods: readonly Workload[]): Endpoints {
  const podsOf = new Map<string, Workload[]>()
  for (const pod of pods) put(podsOf, pod.namespace, pod)
  const found = new Map<string, Endpoint[]>()
  for (const service of services) {
    const selected = selectedPods(service, podsOf.get(service.namespace) ?? [])
    for (const port of service.ports) addAll(found, keyOf(service, port.number), [...service.listed, ...selected.filter((pod) => hasPort(pod, port))])
  }
  return (service, port) => found.get(keyOf(service, port)) ?? []
}

const keyOf = (service: MeshService, port: number): string => `${service.namespace}/${service.hostname}:${port}`

const selectedPods = ({ selector }: MeshService, pods: readonly Workload[]): readonly Workload[] =>
  selector === null ? [] : pods.filter(({ labels }) => isSelected(selector, labels))

// A port by name is only open on pods that have a port of that name.
const hasPort = ({ namedPorts }: Workload, { target }: MeshPort): boolean => typeof target === 'number' || namedPorts.has(target)

function addAll(found: Map<string, Endpoint[]>, key: string, endpoints: readonly Endpoint[]): void {
  if (endpoints.length > 0) found.set(key, [...(found.get(key) ?? []), ...endpoints])
}
