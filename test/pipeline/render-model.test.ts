import { assert, asyncModelRun, asyncProperty, commands, constant, constantFrom, integer, record, type Arbitrary, type AsyncCommand } from 'fast-check'
import { expect, test } from 'vitest'
import { createWorld, type Fault, type World } from './faulty-world.ts'

/** What we believe: the word of each release that the values ask for, and the word that stands under rendered/. */
type Model = { readonly wanted: Map<string, string>; readonly standing: Map<string, string> }

type Step = AsyncCommand<Model, World>

const releases = ['a', 'b', 'c']
const release = constantFrom(...releases)
const word = constantFrom('red', 'green', 'blue')
const fault: Arbitrary<Fault> = record({ kind: constantFrom('kill', 'full'), at: integer({ min: 1, max: 8 }) })

const step = (name: string, run: (model: Model, world: World) => Promise<void>, check = (_model: Readonly<Model>): boolean => true): Step => ({
  check,
  run,
  toString: () => name,
})

/** Each release stands as it did or as it shall, whole; nothing else stands. */
async function expectOldOrNew(model: Model, world: World): Promise<void> {
  const found = await world.standing()
  for (const name of releases) expect([model.standing.get(name), model.wanted.get(name)]).toContain(found.get(name))
  remember(model, found)
}

async function expectNew(model: Model, world: World): Promise<void> {
  expect(await world.standing()).toEqual(model.wanted)
  expect(world.leftovers()).toEqual([])
  remember(model, model.wanted)
}

function remember({ standing }: Model, found: ReadonlyMap<string, string>): void {
  const entries = [...found]
  standing.clear()
  for (const [name, text] of entries) standing.set(name, text)
}

const isSame = ({ wanted, standing }: Model): boolean => wanted.size === standing.size && [...wanted].every(([name, text]) => standing.get(name) === text)

const steps = [
  record({ release, word }).map((set) =>
    step(`ask for ${set.word} in ${set.release}`, async (model, world) => {
      model.wanted.set(set.release, set.word)
      world.setValues(model.wanted)
    }),
  ),
  release.map((name) =>
    step(
      `drop ${name}`,
      async (model, world) => {
        model.wanted.delete(name)
        world.setValues(model.wanted)
      },
      ({ wanted }) => wanted.has(name),
    ),
  ),
  constant(
    step('render', async (model, world) => {
      await world.run()
      await expectNew(model, world)
    }),
  ),
  constant(
    step('two renders at once', async (model, world) => {
      await Promise.all([world.run(), world.run()])
      await expectNew(model, world)
    }),
  ),
  fault.map((how) =>
    step(`render, ${how.kind} at write ${how.at}`, async (model, world) => {
      await world.run({ fault: how }).catch((error: unknown) => expect(String(error)).toMatch(/killed|disk is full/))
      await expectOldOrNew(model, world)
    }),
  ),
  record({ release, word }).map((by) =>
    step(
      `edit ${by.release} by hand to ${by.word}`,
      async (model, world) => {
        world.edit(by.release, `data: { word: ${by.word}byhand }\n`)
        model.standing.set(by.release, `${by.word}byhand`)
      },
      ({ standing }) => standing.has(by.release),
    ),
  ),
  constant(
    step('check', async (model, world) => {
      const outcome = await world.run({ isCheck: true })
      expect(outcome.exitCode).toBe(isSame(model) ? 0 : 10)
      expect(await world.standing()).toEqual(model.standing)
    }),
  ),
]

test('property P16: whatever happens to a run, rendered/ is what the model says, and the next run makes it what the values ask for', async () => {
  await assert(
    asyncProperty(commands(steps, { maxCommands: 25 }), async (history) => {
      const world = createWorld()
      try {
        world.setValues(new Map())
        const setup = () => ({ model: { wanted: new Map<string, string>(), standing: new Map<string, string>() }, real: world })
        await asyncModelRun(setup, history)
      } finally {
        world.end()
      }
    }),
    { numRuns: 150 },
  )
})
