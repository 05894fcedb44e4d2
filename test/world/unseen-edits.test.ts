import { expect, test } from 'vitest'
import { at, textAt } from '../../src/model/json.ts'
import type { Fault } from './faults.ts'
import { objectsOf, type Tree } from './tree.ts'
import { createWorld, type Ended, type World } from './world.ts'

const before: Tree = { maps: { east: { a: 'low', b: 'low' }, north: { a: 'low' } }, level: 'low' }
const after: Tree = { maps: { east: { a: 'high', b: 'low' }, north: { a: 'high' } }, level: 'high' }

// More requests than an apply of this tree makes.
const requests = Array.from({ length: 60 }, (_, index) => index + 1)

/** What became of something that was written by hand at one request of an apply. */
type Fate = 'lives' | 'taken, and said so' | 'taken in silence' | 'nothing was written'

async function fateOf(fault: Fault, isForced: boolean): Promise<{ readonly fate: Fate; readonly end: string }> {
  const world = await createWorld({ isForced })
  await world.release(objectsOf(before))
  await world.apply('anna')
  await world.release(objectsOf(after))

  const ended = await world.apply('bert', [fault])

  return { fate: seenIn(world, ended), end: ended.kind === 'failed' ? ended.failure.code : ended.kind }
}

function seenIn({ server, handwritten: [name] }: World, ended: Ended): Fate {
  if (name === undefined) return 'nothing was written'
  const live = server.get({ group: '', kind: 'ConfigMap', namespace: 'ns', name })
  if (textAt(live?.body, 'data', 'a')?.startsWith('by ') === true) return 'lives'
  const notes = ended.kind === 'done' ? ended.outcome.notes : []
  const isSaid = notes.some(({ text, details = [] }) => text.includes(name) && details.some(({ label }) => label === 'data.a'))
  return isSaid ? 'taken, and said so' : 'taken in silence'
}

test.each([
  ['edit', false],
  ['edit', true],
  ['recreate', false],
  ['recreate', true],
] as const)(
  'T28: one %s at whatever request of an apply (forced: %s) is either seen and said, or stops it before it is written over',
  async (kind, isForced) => {
    const found = await Promise.all(requests.map((request) => fateOf({ kind, at: request }, isForced)))

    const fates = new Set(found.map(({ fate }) => fate))
    expect(fates).not.toContain('taken in silence')
    expect(fates).toContain('lives')
    expect(fates).toContain('taken, and said so')
    const ends = new Set(found.filter(({ fate }) => fate === 'lives').map(({ end }) => end))
    expect(ends).toContain('stale')
    expect(ends).toContain('cluster-refused')
  },
)

test('T28: an apply that waited while another revision was applied never takes that back', async () => {
  const ends = await Promise.all(requests.slice(1, 30).map(overtakenAt))

  expect(new Set(ends.map(({ level }) => level))).toEqual(new Set(['high']))
  expect(new Set(ends.map(({ end }) => end))).toContain('stale')
})

/** Bert stalls at one request after his first, which asks what was applied last, for longer than his lock would last; meanwhile Carla applies the next revision. */
async function overtakenAt(request: number): Promise<{ readonly end: string; readonly level: unknown }> {
  const world = await createWorld()
  await world.release(objectsOf(before))
  await world.apply('anna')
  const bert = world.begin('bert', [{ kind: 'stall', at: request }])
  await world.release(objectsOf(after))
  await world.apply('carla')

  const ended = await world.finish(bert)

  const map = world.server.get({ group: '', kind: 'ConfigMap', namespace: 'ns', name: 'north' })
  return { end: ended.kind === 'failed' ? ended.failure.code : ended.kind, level: at(map?.body, 'data', 'a') }
}
