import { isList, isObject, type Json, type JsonObject, textAt } from './json.ts'
import type { Manifest, ResourceId } from './manifest.ts'

/** One place in an object that names another object. */
export type Reference = { readonly path: string; readonly to: Pick<ResourceId, 'kind' | 'namespace' | 'name'> }

/** Every other object that an object names, wherever in it. A list of open values instead of recursion, so that depth costs no stack. */
export function referencesIn({ id, body }: Manifest): readonly Reference[] {
  const found: Reference[] = []
  const open: Place[] = [{ path: '', key: '', value: body }]
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const to = targetOf(place, id)
    if (to !== undefined) found.push({ path: place.path, to })
    for (const inside of placesIn(place)) open.push(inside)
  }
  return found
}

type Place = { readonly path: string; readonly key: string; readonly value: Json }

// A schema names nothing: it says what others may name. Those of CRDs are most of what a render holds.
const schemaKey = 'openAPIV3Schema'

function placesIn({ path, key, value }: Place): readonly Place[] {
  if (key === schemaKey) return []
  if (isList(value)) return value.map((item, index) => ({ path: `${path}[${index}]`, key, value: item }))
  if (!isObject(value)) return []
  return Object.entries(value).map(([name, item]) => ({ path: path === '' ? name : `${path}.${name}`, key: name, value: item }))
}

function targetOf({ key, value }: Place, from: ResourceId): Reference['to'] | undefined {
  const named = typeof value === 'string' ? byName.get(key) : undefined
  if (named !== undefined && typeof value === 'string') return { kind: named.kind, namespace: named.isNamespaced ? from.namespace : '', name: value }
  const read = byObject.get(key)
  return read === undefined || !isObject(value) || value['optional'] === true ? undefined : read(value, from)
}

const inNamespace = (kind: string) => ({ kind, isNamespaced: true })
const ofCluster = (kind: string) => ({ kind, isNamespaced: false })

/** Keys whose text is a name. */
const byName: ReadonlyMap<string, { readonly kind: string; readonly isNamespaced: boolean }> = new Map(
  Object.entries({
    claimName: inNamespace('PersistentVolumeClaim'),
    ingressClassName: ofCluster('IngressClass'),
    priorityClassName: ofCluster('PriorityClass'),
    runtimeClassName: ofCluster('RuntimeClass'),
    secretName: inNamespace('Secret'),
    serviceAccountName: inNamespace('ServiceAccount'),
    serviceName: inNamespace('Service'),
    storageClassName: ofCluster('StorageClass'),
  }),
)

type Reader = (value: JsonObject, from: ResourceId) => Reference['to'] | undefined

const nameIn =
  (kind: string): Reader =>
  (value, from) => {
    const name = textAt(value, 'name')
    return name === undefined ? undefined : { kind, namespace: textAt(value, 'namespace') ?? from.namespace, name }
  }

// Kinds without a namespace that are named by kind and name.
const clusterKinds: ReadonlySet<string> = new Set(['ClusterIssuer', 'ClusterRole', 'GatewayClass'])

const kindAndName: Reader = (value, from) => {
  const [kind, name] = [textAt(value, 'kind'), textAt(value, 'name')]
  if (kind === undefined || name === undefined) return undefined
  return { kind, namespace: clusterKinds.has(kind) ? '' : (textAt(value, 'namespace') ?? from.namespace), name }
}

// cert-manager takes a reference without a kind for one to an Issuer.
const issuer: Reader = (value, from) => kindAndName({ kind: 'Issuer', ...value }, from)

/** Keys whose object names another object. */
const byObject: ReadonlyMap<string, Reader> = new Map(
  Object.entries({
    configMap: nameIn('ConfigMap'),
    configMapKeyRef: nameIn('ConfigMap'),
    configMapRef: nameIn('ConfigMap'),
    imagePullSecrets: nameIn('Secret'),
    issuerRef: issuer,
    roleRef: kindAndName,
    scaleTargetRef: kindAndName,
    secret: nameIn('Secret'),
    secretKeyRef: nameIn('Secret'),
    secretRef: nameIn('Secret'),
    service: nameIn('Service'),
    subjects: kindAndName,
  }),
)
