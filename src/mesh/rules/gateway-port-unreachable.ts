import { nameOf } from '../../model/manifest.ts'
import { frontsOf, gatewayPods } from '../gateway-fronts.ts'
import type { Workload } from '../objects/workload.ts'
import { refIn } from '../ref-in.ts'
import type { MeshRule } from '../rule.ts'

/** A Gateway opens a port that no Service in front of its pods has. */
export const gatewayPortUnreachable: MeshRule = {
  id: 'mesh/gateway-port-unreachable',
  why: 'Pilot takes the port of a server for a port of the Service in front of the gateway; the proxy listens, but nothing leads there',
  judge: ({ after }) =>
    after.registry.gateways.flatMap((gateway) => {
      const fronts = frontsOf(gateway, after.registry)
      const open = new Set(fronts.flatMap(({ ports }) => ports.map(({ number }) => number)))
      // A server on the port that a Service leads to is found there as well.
      const led = new Set(fronts.flatMap(({ ports }) => ports.flatMap(({ target }) => numbersOf(target, gatewayPods(gateway, after.registry)))))
      // Without a Service there is another way in, such as the network of the node.
      const closed = fronts.length === 0 ? [] : gateway.servers.filter(({ port }) => !open.has(port) && !led.has(port))
      return closed.map(({ port }) => ({
        object: refIn(after, gateway.id),
        severity: 'warn',
        effect: 'clients-break',
        path: `spec.servers[${gateway.servers.findIndex((server) => server.port === port)}].port.number`,
        message: `${nameOf(gateway.id)} opens port ${port}, which ${fronts.map(({ id }) => nameOf(id)).join(' and ')} does not have: nobody gets there`,
        change: '',
        hits: [],
        action: `Add port ${port} to ${fronts.map(({ id }) => nameOf(id)).join(' or ')}, or use one of its ports: ${[...open].join(', ')}.`,
      }))
    }),
}

const numbersOf = (target: number | string, pods: readonly Workload[]): readonly number[] =>
  typeof target === 'number' ? [target] : pods.flatMap(({ namedPorts }) => namedPorts.get(target) ?? [])
