import { expect, test } from 'vitest'
import type { Cause } from '../../src/model/difference.ts'
import { attribute } from '../../src/pipeline/diff/why/attribute.ts'

/** A world in which each hunk appears when all of its causes are as now. */
const world = (rows: Readonly<Record<string, readonly Cause[]>>, refused: readonly string[] = []) => {
  const asked: string[] = []
  const hunksWith = async (now: readonly Cause[]): Promise<ReadonlySet<string> | undefined> => {
    asked.push(now.join('+'))
    if (refused.includes(now.join('+'))) return undefined
    return new Set(Object.entries(rows).flatMap(([hunk, needs]) => (needs.every((cause) => now.includes(cause)) ? [hunk] : [])))
  }
  return { asked, attributed: (moved: readonly Cause[]) => attribute(new Set(Object.keys(rows)), moved, hunksWith) }
}

test('where one moved alone, nothing is rendered', async () => {
  const { asked, attributed } = world({ a: ['chart'], b: ['chart'] })

  expect(Object.fromEntries(await attributed(['chart']))).toEqual({ a: ['chart'], b: ['chart'] })
  expect(asked).toEqual([])
})

test('where nothing moved, no cause is known', async () => {
  expect((await world({ a: [] }).attributed([])).size).toBe(0)
})

test('each hunk has the least that makes it', async () => {
  const rows = { one: ['chart'], two: ['chart', 'values'], three: ['chart', 'values', 'capabilities'] } as const
  const { asked, attributed } = world(rows)

  expect(Object.fromEntries(await attributed(['chart', 'values', 'capabilities']))).toEqual(rows)
  expect(asked).toEqual(['chart', 'values', 'capabilities', 'chart+values', 'chart+capabilities', 'values+capabilities'])
})

test('no more is rendered than is needed', async () => {
  const { asked, attributed } = world({ one: ['chart'], other: ['chart'] })

  await attributed(['chart', 'values', 'capabilities'])

  expect(asked).toEqual(['chart'])
})

test('where a smaller cause could not be ruled out, none is claimed', async () => {
  const { attributed } = world({ one: ['values'], two: ['chart'] }, ['chart'])

  expect(Object.fromEntries(await attributed(['chart', 'values']))).toEqual({ one: ['values'] })
})
