import { assert, asyncModelRun, asyncProperty, commands, constantFrom, integer, type AsyncCommand } from 'fast-check'
import { expect, test } from 'vitest'
import { textAt } from '../../src/model/json.ts'
import { openInventory } from '../../src/pipeline/apply/inventory/open-inventory.ts'
import type { Held } from '../../src/pipeline/apply/lock/with-lock.ts'
import type { ClusterWrites, Written } from '../../src/ports/cluster-writes.ts'
import { client, place, runs, type Runs } from './lock-runs.ts'

type Who = 'anna' | 'bert'

/** A machine whose clock started at another moment and runs a little wrong, and the process on it. */
type Machine = {
  readonly skew: { readonly offset: number; readonly rate: number }
  isRunning: boolean
  isFrozen: boolean
  isDead: boolean
  thaw: () => void
  runs: number
}

/** Two machines and what the API server took of their inventory, in its order. */
type World = Runs & { readonly machines: Readonly<Record<Who, Machine>>; readonly accepted: string[] }

const machine = (offset: number, rate: number): Machine => ({
  skew: { offset, rate },
  isRunning: false,
  isFrozen: false,
  isDead: false,
  thaw: () => undefined,
  runs: 0,
})

const openWorld = (): World => ({ ...runs(), machines: { anna: machine(0, 1.1), bert: machine(3_600_000, 0.9) }, accepted: [] })

/** Requests of a frozen process arrive once it goes on, those of a dead one never. */
function writesOf({ objects, accepted }: World, own: Machine, isAlive: () => boolean): ClusterWrites {
  const through = async <T>(work: () => Promise<T>): Promise<T> => {
    if (own.isFrozen) await new Promise<void>((resolve) => addThaw(own, resolve))
    return isAlive() ? work() : new Promise<T>(() => {})
  }
  const noted = async (work: Promise<Written>): Promise<Written> => {
    const written = await work
    const run = written.kind === 'done' ? textAt(written.object.body, 'metadata', 'annotations', 'sluice/run') : undefined
    if (run !== undefined) accepted.push(run)
    return written
  }
  const { writes } = objects
  return {
    ...writes,
    get: (target) => through(() => writes.get(target)),
    create: (body) => through(() => noted(writes.create(body))),
    replace: (body) => through(() => noted(writes.replace(body))),
  }
}

function addThaw(own: Machine, resolve: () => void): void {
  const before = own.thaw
  Object.assign(own, { thaw: () => (before(), resolve()) })
}

const waves = 12
const waveMs = 4_000

/** One apply: the inventory is written before each of its waves, and at its end. */
function start(world: World, who: Who): void {
  const own = world.machines[who]
  own.runs += 1
  Object.assign(own, { isRunning: true, isDead: false })
  const number = own.runs
  const run = `${who} ${number}`
  const timer = world.time.timer(own.skew)
  const writes = writesOf(world, own, () => own.runs === number && !own.isDead)
  const work = async ({ check }: Held): Promise<void> => {
    const parent = { kinds: [], namespaces: [], run, record: undefined }
    check()
    const inventory = await openInventory({ ...place, name: 'inventory' }, { writes, first: () => parent })
    for (let wave = 0; wave < waves; wave += 1) {
      await timer.sleep(waveMs)
      check()
      await inventory.write(parent)
    }
  }
  void client(world, { holder: run, writes, work, patienceMs: 30_000, ...own.skew }).result.finally(() => {
    if (own.runs === number) own.isRunning = false
  })
}

type Command = AsyncCommand<object, World>

const command = (name: string, check: (world: World) => boolean, act: (world: World) => Promise<void> | void): Command => ({
  check: () => true,
  run: async (_model, world) => {
    if (check(world)) await act(world)
    await world.time.pass(1)
    expectOneWriter(world)
  },
  toString: () => name,
})

/** Whoever was deposed has no write accepted afterwards: every run writes in one piece. */
function expectOneWriter({ accepted }: World): void {
  const turns = accepted.filter((run, index) => run !== accepted[index - 1])
  expect(turns).toEqual([...new Set(turns)])
}

const always = (): boolean => true
const who = constantFrom<Who>('anna', 'bert')
const starts = who.map((name) =>
  command(
    `${name} starts`,
    ({ machines }) => !machines[name].isRunning && !machines[name].isFrozen,
    (world) => start(world, name),
  ),
)
const dies = who.map((name) =>
  command(
    `${name} is killed`,
    ({ machines }) => machines[name].isRunning,
    ({ machines }) => void Object.assign(machines[name], { isDead: true, isRunning: false }),
  ),
)
const freezes = who.map((name) => command(`${name} freezes`, always, ({ machines }) => void Object.assign(machines[name], { isFrozen: true })))
const thaws = who.map((name) =>
  command(`${name} goes on`, always, ({ machines }) => {
    const { thaw } = machines[name]
    Object.assign(machines[name], { isFrozen: false, thaw: () => undefined })
    thaw()
  }),
)
const waits = integer({ min: 1, max: 90 }).map((seconds) => command(`${seconds} s pass`, always, ({ time }) => time.pass(seconds * 1000)))
const loses = constantFrom(command('somebody deletes the Lease', always, ({ objects }) => objects.drop(place.name)))

test('P17: whatever two machines with wrong clocks do, freeze, die or lose, no deposed run has a write of the inventory accepted', async () => {
  let takeovers = 0

  await assert(
    asyncProperty(commands([starts, waits, starts, waits, freezes, thaws, dies, loses], { maxCommands: 40, size: 'max' }), async (steps) => {
      const world = openWorld()
      await asyncModelRun(() => ({ model: {}, real: world }), steps)
      for (const name of ['anna', 'bert'] as const) {
        Object.assign(world.machines[name], { isFrozen: false })
        world.machines[name].thaw()
      }
      await world.time.pass(120_000)
      expectOneWriter(world)
      takeovers += Math.max(0, new Set(world.accepted).size - 1)
    }),
    { numRuns: 1_000 },
  )

  expect(takeovers).toBeGreaterThan(100)
})
