import { array, assert, constant, constantFrom, infiniteStream, nat, property, record, subarray, tuple, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { orderOf, type ReleaseToApply } from '../../src/apply/apply.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { compareIds, keyOf, type Manifest, type ResourceId } from '../../src/model/manifest.ts'
import { referencesIn } from '../../src/model/references.ts'
import { manifestOf } from '../judge/manifests.ts'

const names = ['a', 'b', 'c']
const name = constantFrom(...names)
const kinds: readonly (readonly [string, string])[] = [
  ['v1', 'ConfigMap'],
  ['v1', 'Secret'],
  ['v1', 'Service'],
  ['v1', 'ServiceAccount'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  ['apps/v1', 'Deployment'],
  ['batch/v1', 'Job'],
  ['example.com/v1', 'Issuer'],
  ['example.com/v1', 'Lamp'],
]

const specs = record(
  {
    secretName: name,
    serviceAccountName: name,
    configMap: record({ name }),
    issuerRef: record({ kind: constantFrom('Issuer', 'Lamp'), name }),
    scaleTargetRef: record({ kind: constantFrom('Deployment', 'Job'), name }),
    roleRef: record({ kind: constant('RoleBinding'), name }),
  },
  { requiredKeys: [] },
)

const object = tuple(constantFrom(...kinds), name, name, specs).map(([[apiVersion, kind], namespace, called, spec]): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name: called, namespace },
  spec,
}))

const around: readonly JsonObject[] = [
  ...names.map((called) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: called } })),
  ...['Issuer', 'Lamp'].map((kind) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${kind.toLowerCase()}s.example.com` },
    spec: { group: 'example.com', names: { kind } },
  })),
]

const manifests = uniqueArray(object.map(manifestOf), { maxLength: 25, selector: ({ id }) => keyOf(id) }).map((some) => [...some, ...around.map(manifestOf)])

/** Each object in one of three releases, which need each other in any way, in a circle too. */
const releases = tuple(manifests, array(nat(2), { minLength: 40, maxLength: 40 }), array(subarray(names), { minLength: 3, maxLength: 3 })).map(
  ([all, owners, needs]): readonly ReleaseToApply[] =>
    names.map((called, release) => ({
      name: called,
      needs: needs[release] ?? [],
      hooks: 'none',
      manifests: all.filter((_manifest, index) => owners[index] === release),
    })),
)

const sent = (given: readonly ReleaseToApply[]): readonly Manifest[] => orderOf(given).waves.flatMap((wave) => wave.manifests)
const sorted = (all: readonly Manifest[]): readonly ResourceId[] => all.map(({ id }) => id).toSorted(compareIds)

test('P11 every object goes to the cluster exactly once, in a wave and in one of its streams', () => {
  assert(
    property(releases, (given) => {
      const { waves } = orderOf(given)

      expect(sorted(waves.flatMap((wave) => wave.manifests))).toEqual(sorted(given.flatMap((release) => release.manifests)))
      expect(sorted(waves.flatMap((wave) => wave.streams.flat()))).toEqual(sorted(given.flatMap((release) => release.manifests)))
    }),
  )
})

test('P11 an object comes after all that it names, or the pair is told', () => {
  assert(
    property(releases, (given) => {
      const order = orderOf(given)
      const all = order.waves.flatMap((wave) => wave.manifests)
      const told = new Set(order.cycles.map(([before, after]) => `${keyOf(before)} ${keyOf(after)}`))
      const backwards = all.flatMap((manifest, index) =>
        referencesIn(manifest).flatMap(({ to }) =>
          all
            .slice(index + 1)
            .filter(({ id }) => id.kind === to.kind && id.namespace === to.namespace && id.name === to.name && !told.has(`${keyOf(manifest.id)} ${keyOf(id)}`)),
        ),
      )

      expect(backwards.map(({ id }) => id)).toEqual([])
    }),
  )
})

test('P11 a namespace comes before what lives in it, and a CRD in a wave before its objects', () => {
  assert(
    property(releases, (given) => {
      const { waves } = orderOf(given)
      const waveOf = new Map(waves.flatMap((wave, index) => wave.manifests.map(({ id }) => [`${id.kind} ${id.namespace} ${id.name}`, index])))

      for (const { id } of sent(given).filter(({ id: { namespace } }) => namespace !== '')) {
        const own = waveOf.get(`${id.kind} ${id.namespace} ${id.name}`)
        expect(waveOf.get(`Namespace  ${id.namespace}`)).toBeLessThan(own ?? -1)
        if (id.group === 'example.com') expect(waveOf.get(`CustomResourceDefinition  ${id.kind.toLowerCase()}s.example.com`)).toBeLessThan(own ?? -1)
      }
    }),
  )
})

test('P11 the order does not depend on that of releases and objects', () => {
  assert(
    property(releases, infiniteStream(nat()), (given, chances) => {
      const shuffled = <T>(items: readonly T[]): readonly T[] =>
        items
          .map((item) => ({ item, at: chances.next().value ?? 0 }))
          .toSorted((left, right) => left.at - right.at)
          .map(({ item }) => item)
      const other = shuffled(given.map((release) => ({ ...release, manifests: shuffled(release.manifests), needs: shuffled(release.needs) })))

      expect(orderOf(other)).toEqual(orderOf(given))
    }),
  )
})
