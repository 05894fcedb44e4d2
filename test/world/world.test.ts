import { array, assert, asyncProperty, constantFrom, integer, record, tuple, type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import { at, isSame, listAt, objectAt, textAt, type JsonObject } from '../../src/model/json.ts'
import { keyOf, nameOf, type Manifest } from '../../src/model/manifest.ts'
import { faultKinds, type Fault } from './faults.ts'
import { idOf, type Server } from './server.ts'
import { objectsOf, tree } from './tree.ts'
import { createWorld, type World } from './world.ts'

// Each story runs six whole verbs and more. For a night: SLUICE_WORLD_RUNS=10000 npx vitest run --project rooms test/world
const numRuns = Number(process.env['SLUICE_WORLD_RUNS'] ?? 150)
const limit = numRuns * 2_000

/** A request of an apply, from its first look to its last write. */
const faults: Arbitrary<readonly Fault[]> = array(record({ kind: constantFrom(...faultKinds), at: integer({ min: 1, max: 40 }) }), {
  minLength: 1,
  maxLength: 3,
})

// Longer than a dead run's lock has to be honoured.
const restMs = 90_000

const isBookKeeping = ({ id }: Manifest): boolean => id.kind === 'Lease' || id.namespace === 'default'

const versions = (server: Server): ReadonlyMap<string, string> =>
  new Map(server.list().flatMap((object) => (isBookKeeping(object) ? [] : [[keyOf(object.id), textAt(object.body, 'metadata', 'resourceVersion') ?? '']])))

/** Drift but for what left the tree, which apply does not delete unless it is told to. */
async function driftOf(world: World): Promise<readonly string[]> {
  const { drift = [] } = await world.drift()
  return drift.flatMap((item) => (item.kind === 'extra' ? [] : [`${item.kind} ${nameOf(item.id)}`]))
}

/** Desired fields of an object that do not live as they are desired. */
function astray(server: Server, wanted: JsonObject): readonly string[] {
  const live = server.get(idOf(wanted))?.body
  return ['data', 'spec'].filter((part) => !isSame(objectAt(wanted, part), pick(objectAt(live, part), objectAt(wanted, part))))
}

const pick = (live: JsonObject, wanted: JsonObject): JsonObject => Object.fromEntries(Object.entries(live).filter(([key]) => key in wanted))

test(
  'whatever happens to two applies, one more puts all right, drift is empty, and a further one writes nothing',
  async () => {
    await assert(
      asyncProperty(tree, tree, tuple(faults, faults), async (first, second, [onFirst, onSecond]) => {
        const world = await createWorld()
        await world.release(objectsOf(first))
        await world.apply('anna', onFirst)
        await world.release(objectsOf(second))
        await world.apply('bert', onSecond)
        await world.rest(restMs)

        const calm = await world.apply('carla')
        const drift = await driftOf(world)
        const before = versions(world.server)
        const again = await world.apply('dora')

        expect([calm.kind, again.kind]).toEqual(['done', 'done'])
        expect(drift).toEqual([])
        expect(objectsOf(second).flatMap((wanted) => astray(world.server, wanted))).toEqual([])
        expect(versions(world.server)).toEqual(before)
      }),
      { numRuns },
    )
  },
  limit,
)

test(
  'whatever happens, "sluice" owns at the end what the revision sets and no field of an older one',
  async () => {
    await assert(
      asyncProperty(tree, tree, faults, async (first, second, onFirst) => {
        const world = await createWorld()
        await world.release(objectsOf(first))
        await world.apply('anna', onFirst)
        await world.rest(restMs)
        await world.release(objectsOf(second))
        await world.apply('bert')

        for (const wanted of objectsOf(second).filter(({ kind }) => kind === 'ConfigMap')) {
          const entries = listAt(world.server.get(idOf(wanted))?.body, 'metadata', 'managedFields').filter((entry) => textAt(entry, 'manager') === 'sluice')
          const owned = entries.flatMap((entry) => Object.keys(objectAt(entry, 'fieldsV1', 'f:data')))
          expect(owned.toSorted()).toEqual(
            Object.keys(objectAt(wanted, 'data'))
              .map((key) => `f:${key}`)
              .toSorted(),
          )
        }
      }),
      { numRuns },
    )
  },
  limit,
)

test(
  'of two applies at the same time, one sends all of its objects and then the other',
  async () => {
    await assert(
      asyncProperty(tree, async (only) => {
        const world = await createWorld()
        await world.release(objectsOf(only))

        const ended = await world.applyBoth('anna', 'bert')

        const turns = world.senders.filter((who, index) => who !== world.senders[index - 1])
        expect(ended.map(({ kind }) => kind)).toEqual(['done', 'done'])
        expect(turns.toSorted()).toEqual(['anna', 'bert'])
      }),
      { numRuns: Math.ceil(numRuns / 5) },
    )
  },
  limit,
)

test(
  'P15: what was applied has no drift, and one edit of one desired field is drift at exactly that path, by whoever made it',
  async () => {
    await assert(
      asyncProperty(tree, integer({ min: 0 }), constantFrom('kubectl-edit', 'a controller'), async (only, choice, manager) => {
        const world = await createWorld()
        await world.release(objectsOf(only))
        await world.apply('anna')
        expect((await world.drift()).drift).toEqual([])
        const fields = objectsOf(only).flatMap((object) =>
          object['kind'] === 'ConfigMap' ? Object.keys(objectAt(object, 'data')).map((key) => ({ object, key })) : [],
        )
        const { object, key } = fields[choice % fields.length] ?? { object: {}, key: '' }
        world.server.put({ ...withoutVersion(world.server.get(idOf(object))), data: { ...objectAt(object, 'data'), [key]: 'otherwise' } }, manager)

        const { drift = [] } = await world.drift()

        const found = drift.flatMap((item) => (item.kind === 'changed' ? item.fields.map((field) => [item.id.name, field.path, field.manager]) : [[item.kind]]))
        expect(found).toEqual([[at(object, 'metadata', 'name'), `data.${key}`, manager]])
      }),
      { numRuns },
    )
  },
  limit,
)

function withoutVersion(live: Manifest | undefined): JsonObject {
  const { resourceVersion: _version, ...metadata } = objectAt(live?.body, 'metadata')
  return { ...live?.body, metadata }
}
