import { expect, test } from 'vitest'
import { nextCommand } from '../../src/pipeline/check/next-command.ts'
import { finding } from '../report/builders.ts'

const decided = (name: string, ...blocking: readonly ReturnType<typeof finding>[]) => ({ name, decision: { blocking } })

const now = { isForecast: false }

test('where something blocks the page of the worst is next, in whatever environment it is', () => {
  const some = [decided('a', finding({ lane: 'Mesh', rule: 'mesh/weights' })), decided('b', finding({ lane: 'CRD', rule: 'crd/deleted' }))]

  expect(nextCommand(some, now)).toBe('npm run check -- --explain crd/deleted')
})

test('where nothing blocks apply is next, for the environment that was judged', () => {
  expect([nextCommand([decided('a')], now), nextCommand([decided('a'), decided('b')], now)]).toEqual(['npm run apply -- --env a', 'npm run apply'])
})

test('after a forecast nothing is applied, and what blocks is still explained', () => {
  const forecast = { isForecast: true }

  expect(nextCommand([decided('a')], forecast)).toBe('')
  expect(nextCommand([decided('a', finding({ rule: 'api/removed' }))], forecast)).toBe('npm run check -- --explain api/removed')
})
