import { expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { textAt } from '../../src/model/json.ts'
import type { ClusterWrites } from '../../src/ports/cluster-writes.ts'
import { client, foreign, openEnd, place, runs, spec, until } from './lock-runs.ts'

test('pitfall 1: a lease that nobody renews is taken over after its duration on our own clock, whatever time it names', async () => {
  const world = runs()
  world.objects.put(foreign('2099-01-01T00:00:00.000000Z'))

  const taking = client(world, { holder: 'anna' })
  await world.time.pass(19_000)
  const before = spec(world)?.['holderIdentity']
  await world.time.pass(2_000)

  expect(before).toBe('bert')
  expect(await taking.result).toMatchObject({ ok: true })
})

test('pitfall 1: a lease that is renewed is never taken over, however old the time is that it names', async () => {
  const world = runs()
  world.objects.put(foreign('1999-01-01T00:00:00.000000Z'))

  const waiting = client(world, { holder: 'anna', patienceMs: 120_000 })
  for (let renewal = 0; renewal < 15; renewal += 1) {
    await world.time.pass(10_000)
    world.objects.put(foreign('1999-01-01T00:00:00.000000Z'))
  }

  expect(await waiting.result).toMatchObject({ ok: false, error: { code: 'locked', message: expect.stringContaining('bert holds the lock') } })
})

test('pitfall 2: of two that find no lease, one holds it and the other waits until it is given back', async () => {
  const world = runs()
  const first = openEnd()

  const anna = client(world, { holder: 'anna', work: first.work })
  const bert = client(world, { holder: 'bert', patienceMs: 60_000 })
  await world.time.pass(5_000)
  const holder = spec(world)?.['holderIdentity']
  first.end()
  await world.time.pass(5_000)

  expect(holder).toBe('anna')
  expect([await anna.result, await bert.result]).toMatchObject([{ ok: true }, { ok: true }])
})

test('pitfall 2: an own renewal whose answer got lost is found again, and the lock stays ours', async () => {
  const world = runs()
  const { writes } = world.objects
  const forgetful: ClusterWrites = { ...writes, replace: async (body) => (await writes.replace(body), { kind: 'moved' }) }
  const open = openEnd()

  const anna = client(world, { holder: 'anna', work: open.work, writes: forgetful })
  await world.time.pass(90_000)
  open.end()

  await world.time.pass(1)
  expect(await anna.result).toMatchObject({ ok: true })
})

test('pitfall 3: a holder that cannot renew gives up before the next one may take over', async () => {
  const world = runs()
  let isCut = false
  const { writes } = world.objects
  const cut = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isCut) throw new Failure('cluster-unreachable', 'The cluster does not answer', { hint: '' })
    return work()
  }
  const behind: ClusterWrites = { ...writes, get: (target) => cut(() => writes.get(target)), replace: (body) => cut(() => writes.replace(body)) }
  const ends: { anna?: number; bert?: number } = {}

  const anna = client(world, { holder: 'anna', writes: behind, work: async ({ signal }) => until(signal).then(() => (ends.anna = world.time.now())) })
  await world.time.pass(1)
  isCut = true
  const bert = client(world, { holder: 'bert', work: async () => (ends.bert = world.time.now()) })
  await world.time.pass(90_000)

  expect(await anna.result).toMatchObject({ ok: false, error: { code: 'lock-lost' } })
  expect(await bert.result).toMatchObject({ ok: true })
  expect(ends.anna).toBeLessThan(ends.bert ?? 0)
})

test('pitfall 3: a process that slept past its time may not write, even before it has noticed by itself', async () => {
  const world = runs()
  const asleep: ClusterWrites = { ...world.objects.writes, replace: () => new Promise(() => undefined) }

  const anna = client(world, {
    holder: 'anna',
    writes: asleep,
    work: async ({ check }) => {
      await world.time.timer().sleep(36_000)
      check()
    },
  })
  await world.time.pass(60_000)

  expect(await anna.result).toMatchObject({ ok: false, error: { code: 'lock-lost', message: expect.stringContaining('not renewed in time') } })
})

test('pitfall 4: when somebody else holds the lease, the work is told at once and the failure names who', async () => {
  const world = runs()

  const anna = client(world, { holder: 'anna', work: async ({ signal }) => until(signal) })
  await world.time.pass(1)
  world.objects.put(foreign('2026-01-01T00:00:00.000000Z', { holderIdentity: 'carla' }))
  await world.time.pass(11_000)

  expect(await anna.result).toMatchObject({ ok: false, error: { code: 'lock-lost', message: expect.stringContaining('carla') } })
  expect(spec(world)?.['holderIdentity']).toBe('carla')
})

test('pitfall 6: a takeover says from whom and why, and counts', async () => {
  const world = runs()
  world.objects.put(foreign('2026-01-01T00:00:00.000000Z'))

  const anna = client(world, { holder: 'anna', work: async ({ notes }) => notes })
  await world.time.pass(25_000)

  expect(await anna.result).toMatchObject({
    ok: true,
    value: [{ sign: 'warn', text: expect.stringMatching(/taken over from bert, which gave no sign of life for 20 s/) }],
  })
  expect(anna.said).toContainEqual(expect.stringContaining('taken over from bert'))
  expect(spec(world)).toMatchObject({ leaseTransitions: 5 })
})

test.each([
  [-5, 5],
  [0, 5],
  [10_000_000, 300],
])('pitfall 6: a duration of %d s counts as %d s', async (leaseDurationSeconds, seconds) => {
  const world = runs()
  world.objects.put(foreign('2026-01-01T00:00:00.000000Z', { leaseDurationSeconds }))

  const anna = client(world, { holder: 'anna', work: async () => world.time.now() })
  await world.time.pass((seconds + 2) * 1000)

  const ended = await anna.result
  expect(ended).toMatchObject({ ok: true })
  expect(ended.ok && typeof ended.value === 'number' ? Math.round(ended.value / 1000) : 0).toBe(seconds)
})

test('pitfall 7: a lease that somebody deletes is a lost lock', async () => {
  const world = runs()

  const anna = client(world, { holder: 'anna', work: async ({ signal }) => until(signal) })
  await world.time.pass(1)
  world.objects.drop(place.name)
  await world.time.pass(11_000)

  expect(await anna.result).toMatchObject({ ok: false, error: { code: 'lock-lost', message: expect.stringContaining('deleted') } })
})

test('pitfall 8: two runs of one machine are two holders', async () => {
  const world = runs()
  const open = openEnd()

  const first = client(world, { holder: 'ci https://ci.example.com/7 a1', work: open.work })
  await world.time.pass(1)
  const second = client(world, { holder: 'ci https://ci.example.com/7 b2' })
  await world.time.pass(15_000)
  open.end()
  await world.time.pass(1)

  expect(await second.result).toMatchObject({ ok: false, error: { code: 'locked', message: expect.stringContaining('https://ci.example.com/7 a1') } })
  expect(await first.result).toMatchObject({ ok: true })
})

test('pitfall 9: the lock is given back when the work fails, and only where it is still ours', async () => {
  const world = runs()

  const failing = client(world, { holder: 'anna', work: () => Promise.reject(new Failure('cluster-refused', 'Cannot apply', { hint: '' })) })
  await world.time.pass(1)

  expect(await failing.result).toMatchObject({ ok: false, error: { code: 'cluster-refused' } })
  expect(spec(world)).toMatchObject({ holderIdentity: '' })
})

test('pitfall 9: the lock is given back when the process is told to stop', async () => {
  const world = runs()
  const told = new AbortController()

  const anna = client(world, { holder: 'anna', told: told.signal, work: async ({ signal }) => until(signal) })
  await world.time.pass(1)
  told.abort(new Failure('interrupted', 'Told to stop', { hint: '' }))
  await world.time.pass(1)

  expect(await anna.result).toMatchObject({ ok: false, error: { code: 'interrupted' } })
  expect(spec(world)).toMatchObject({ holderIdentity: '' })
})

test('pitfall 10: who may not write leases does no work at all', async () => {
  const world = runs()
  const refused = new Failure('cluster-refused', 'this user may not create leases', { hint: '' })
  let hasWorked = false

  const anna = client(world, {
    holder: 'anna',
    writes: { ...world.objects.writes, create: () => Promise.reject(refused) },
    work: async () => (hasWorked = true),
  })
  await world.time.pass(1)

  expect(await anna.result).toMatchObject({ ok: false, error: { code: 'cluster-refused' } })
  expect(hasWorked).toBe(false)
})

test('a holder writes times with six digits, as the API server asks for', async () => {
  const world = runs()
  const open = openEnd()

  const anna = client(world, { holder: 'anna', work: open.work })
  await world.time.pass(1)
  const written = textAt(spec(world), 'acquireTime')
  open.end()
  await world.time.pass(1)
  await anna.result

  expect(written).toBe('1970-01-01T00:00:00.000000Z')
})
