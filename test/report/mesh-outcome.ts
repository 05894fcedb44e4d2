import { meshReview } from '../../src/mesh/mesh.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { meshOfEnvironment } from '../../src/pipeline/mesh/mesh-of-environment.ts'
import { meshPart } from '../../src/pipeline/mesh/mesh-part.ts'
import { ingress, object, publicGateway, routing, running, serving, to } from '../mesh/manifests.ts'
import { outcome } from './builders.ts'

const accounts = (portName: string): readonly Manifest[] => [
  ...ingress,
  running('bank/accounts'),
  serving('bank/accounts', { port: 50051, name: portName }),
  routing('bank/accounts', { hosts: ['api.example.com'], gateways: [publicGateway] }, [to('accounts')]),
  object('EnvoyFilter', 'bank/lua'),
]

/** A check of a change of the mesh. */
function reviewed(base: readonly Manifest[], desired: readonly Manifest[]): Outcome {
  const { findings, report } = meshReview(base, desired)
  return outcome({
    verb: 'check',
    exitCode: 11,
    verdict: 'block',
    environments: [{ name: 'prod-eu', releases: [] }],
    findings,
    ...meshPart(meshOfEnvironment('prod-eu', { base, desired, report })),
    summary: 'Blocked by what the mesh would do.',
    timings: { check: 300 },
  })
}

/** The port name that took gRPC from the gateway. */
export const renamedPort: Outcome = reviewed(accounts('grpc-public'), accounts('public-grpc'))

/** More hosts lose their target than a graph draws. */
export function manyBroken(count: number): Outcome {
  const shops = Array.from({ length: count }, (_, index) => `shop-${index}`)
  const all = (target: string): readonly Manifest[] => [
    ...ingress,
    ...shops.flatMap((name) => [
      serving(`shop/${name}`, { port: 80, name: 'http' }),
      routing(`shop/${name}`, { hosts: [`${name}.example.com`], gateways: [publicGateway] }, [to(`${name}${target}`)]),
    ]),
  ]
  return reviewed(all(''), all('-gone'))
}
