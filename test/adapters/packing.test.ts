import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createPacking } from '../../src/adapters/packing.ts'

const packing = createPacking()

test('what is packed is one line, smaller, the same each time, and unpacks to what it was', async () => {
  const text = 'spec:\n  größe: 1\n'.repeat(1000)

  const packed = await packing.pack(text)

  expect(packed).toMatch(/^[A-Za-z0-9+/]+=*$/)
  expect(packed.length).toBeLessThan(text.length / 50)
  expect(await packing.pack(text)).toBe(packed)
  expect(await packing.unpack(packed)).toBe(text)
})

test.each([
  ['cut short', (packed: string) => packed.slice(0, packed.length / 2)],
  ['other text', () => 'hello'],
  ['nothing', () => ''],
])('%s is a failure, and no text', async (_what, damage) => {
  const packed = await packing.pack('x'.repeat(1000))

  await expect(packing.unpack(damage(packed))).rejects.toMatchObject({ code: 'config-invalid' })
})

test('T06: a small file that unpacks to more than a machine should hold is refused', async () => {
  const bomb = gzipSync(Buffer.alloc(2 ** 28 + 1), { level: 1 }).toString('base64')

  await expect(packing.unpack(bomb)).rejects.toMatchObject({ code: 'config-invalid', message: expect.stringContaining('it holds more than') })
})
