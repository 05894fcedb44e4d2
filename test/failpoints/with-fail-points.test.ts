import { expect, test } from 'vitest'
import { wire } from '../../src/cli/wire.ts'
import type { Ports } from '../../src/ports/ports.ts'
import { pointOf } from './point.ts'
import { withFailPoints } from './with-fail-points.ts'

/** The ports as they are, but for a kubectl that only writes down what it is sent. */
function portsWith(log: string[]): Ports {
  const apply = async (stream: string): Promise<readonly []> => {
    log.push(stream)
    return []
  }
  return { ...wire('/nonexistent'), kubectl: async () => ({ version: async () => '', place: async () => ({ path: '', origin: '' }), apply }) }
}

/** Calls kubectl twice with a point set; tells what came of it, in the order in which it happened. */
async function twoWaves(text: string): Promise<readonly string[]> {
  const log: string[] = []
  const ports = withFailPoints(portsWith(log), [pointOf(text)], async ({ action }) => {
    log.push(action)
    if (action === 'fail') throw new Error('refused')
  })
  const kubectl = await ports.kubectl()
  for (const stream of ['first', 'second']) {
    const applied = await kubectl.apply(stream, { context: '', mode: 'server', isForced: false }).catch(() => 'refused' as const)
    log.push(applied === 'refused' ? applied : 'acknowledged')
  }
  return log
}

test('a point before the second call comes after all of the first', async () => {
  expect(await twoWaves('apply.wave.2.sending:wait')).toEqual(['first', 'acknowledged', 'wait', 'second', 'acknowledged'])
})

test('a call that fails before it is sent is not sent', async () => {
  expect(await twoWaves('kubectl.apply.1.before:fail')).toEqual(['fail', 'refused', 'second', 'acknowledged'])
})

test('a call that fails after it was sent was sent, and nobody hears of it', async () => {
  expect(await twoWaves('apply.wave.1.sent:fail')).toEqual(['first', 'fail', 'refused', 'second', 'acknowledged'])
})

test('a port that is there at once has points too', async () => {
  const ports = withFailPoints(portsWith([]), [pointOf('files.list.1.before:fail')], () => Promise.reject(new Error('refused')))

  await expect(ports.files.list('/')).rejects.toThrow('refused')
})

test.each(['apply.wave.0.sent:kill', 'apply.wave.1.sent:explode', 'apply.wave.1.later:kill', 'kill'])(
  '%s is refused: a point that never comes would prove nothing',
  (text) => {
    expect(() => pointOf(text)).toThrow('SLUICE_FAILPOINT')
  },
)
