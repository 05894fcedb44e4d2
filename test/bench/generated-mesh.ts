import type { JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'

const portNames = ['http', 'grpc', 'http-api', 'tcp', 'web'] as const
const ports = [80, 8080, 9090, 50051, 5432] as const
// As many whatever the size: what a class costs should grow with its objects, and with nothing else.
const namespaces = 20

/** A mesh of so many objects: a quarter each of Services, Deployments, VirtualServices and DestinationRules, in 20 namespaces, and one gateway. */
export function generatedMesh(objects: number): readonly Manifest[] {
  const services = Array.from({ length: Math.floor(objects / 4) }, (_, index) => index)
  return [...gateway, ...services.flatMap(objectsOf)]
}

/** The same with the port of one Service in a hundred called otherwise, and one route in a hundred with another timeout. */
export const changedMesh = (objects: number): readonly Manifest[] =>
  generatedMesh(objects).map((manifest, index) => (index % 100 === 2 ? renamed(manifest) : index % 100 === 4 ? slower(manifest) : manifest))

function objectsOf(index: number): readonly Manifest[] {
  const namespace = `team-${index % namespaces}`
  const name = `svc-${index}`
  const port = { port: ports[index % ports.length] ?? 80, name: portNames[index % portNames.length] ?? 'http', targetPort: 8080 }
  const targets = [
    { destination: { host: name, subset: 'v1' }, weight: 90 },
    { destination: { host: name, subset: 'v2' }, weight: 10 },
  ]
  const [app, version] = [{ app: name }, { app: name, version: 'v1' }]
  return [
    made('Service', { namespace, name }, { selector: app, ports: [port] }),
    made('Deployment', { namespace, name }, { template: { metadata: { labels: version }, spec: { containers: [{ name: 'app', image: 'app:1' }] } } }),
    made(
      'VirtualService',
      { namespace, name },
      {
        hosts: index % 10 === 0 ? [`${name}.example.com`] : [name],
        gateways: index % 10 === 0 ? ['istio-system/public'] : ['mesh'],
        http: [{ match: [{ uri: { prefix: '/v2' } }], timeout: '3s', route: targets }, { route: targets.slice(0, 1) }],
      },
    ),
    made('DestinationRule', { namespace, name }, { host: name, subsets: ['v1', 'v2'].map((label) => ({ name: label, labels: { version: label } })) }),
  ]
}

const groups: Readonly<Record<string, string>> = { Service: '', Deployment: 'apps' }

const made = (kind: string, { namespace, name }: { readonly namespace: string; readonly name: string }, spec: JsonObject): Manifest => ({
  id: { group: groups[kind] ?? 'networking.istio.io', kind, namespace, name },
  version: 'v1',
  body: { kind, metadata: { namespace, name }, spec },
})

const ingress = { namespace: 'istio-system', name: 'ingress' }

const gateway: readonly Manifest[] = [
  made('Deployment', ingress, { template: { metadata: { labels: { app: 'ingress' } }, spec: { containers: [{ name: 'proxy', image: 'proxy:1' }] } } }),
  made(
    'Gateway',
    { ...ingress, name: 'public' },
    { selector: { app: 'ingress' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }] },
  ),
]

function renamed(manifest: Manifest): Manifest {
  const text = JSON.stringify(manifest.body)
  const body: JsonObject = JSON.parse(text.replace(/"name":"(http|grpc|http-api|tcp|web)","targetPort"/, '"name":"other","targetPort"'))
  return { ...manifest, body }
}

function slower(manifest: Manifest): Manifest {
  const body: JsonObject = JSON.parse(JSON.stringify(manifest.body).replace('"timeout":"3s"', '"timeout":"9s"'))
  return { ...manifest, body }
}
