import { listAt, textAt } from '../../model/json.ts'
import { nameOf, refOf, type Manifest } from '../../model/manifest.ts'
import { secretsAmong } from '../credentials.ts'
import { gatewayPods } from '../gateway-fronts.ts'
import { readGateway } from '../objects/gateway.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshState } from '../scene.ts'

/** A Gateway names a certificate that nothing among the manifests brings. */
export const gatewaySecretAbsent: MeshRule = {
  id: 'mesh/gateway-secret-absent',
  why: 'Pilot reads the Secret in the namespace of the gateway pods; until it is there, the listener of the server has no certificate and every handshake fails',
  judge: ({ after }) => {
    const secrets = secretsAmong(after.manifests)
    return (after.kinds.get('networking.istio.io/Gateway') ?? []).flatMap((gateway) => absentIn(gateway, after, secrets))
  },
}

function absentIn(gateway: Manifest, { registry }: MeshState, secrets: ReadonlySet<string>): readonly MeshDraft[] {
  const namespaces = [...new Set(gatewayPods(readGateway(gateway), registry).map(({ namespace }) => namespace))]
  return listAt(gateway.body, 'spec', 'servers').flatMap((server, index) => {
    const name = textAt(server, 'tls', 'credentialName') ?? ''
    // What is not a Secret of Kubernetes has a scheme.
    const missing = name === '' || name.includes('://') ? [] : namespaces.filter((namespace) => !secrets.has(`${namespace}/${name}`))
    return missing.map((namespace) => draftOf(gateway, index, { namespace, name }))
  })
}

const draftOf = (gateway: Manifest, index: number, { namespace, name }: { namespace: string; name: string }): MeshDraft => ({
  object: refOf(gateway),
  severity: 'warn',
  effect: 'clients-break',
  path: `spec.servers[${index}].tls.credentialName`,
  message: `${nameOf(gateway.id)} names the certificate ${name}, and nothing among the manifests brings a Secret ${namespace}/${name}`,
  change: '',
  hits: [],
  action: `Create it in ${namespace}, where the gateway runs: a Secret of type kubernetes.io/tls, or a Certificate with secretName: ${name}.`,
})
