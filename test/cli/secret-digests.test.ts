import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { oneRelease, scratch, sluice } from './workspace.ts'

const secret = (password: string): string => `apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData: { password: ${password} }\n`
const file = 'rendered/e/r/secret_ns_db.yaml'
const digestIn = (text: string): string => JSON.parse(text).environments[0].releases[0].digest

test('T18: no report and no render.yml tells a value of a Secret by its digest, and an edited value is found all the same', async () => {
  using place = scratch(oneRelease({ 's.yaml': secret('hunter2-one') }, { release: 'secrets: allow' }))
  const provenance = (): string => /^digest: .*$/m.exec(readFileSync(join(place.root, 'rendered/e/r/render.yml'), 'utf8'))?.[0] ?? ''

  const first = await sluice(['render', '--workspace', place.root, '--output', 'json'])
  const before = provenance()
  place.write('values/_charts/c/templates/s.yaml', secret('hunter2-two'))
  const second = await sluice(['render', '--workspace', place.root, '--output', 'json'])
  place.write(file, readFileSync(join(place.root, file), 'utf8').replace('hunter2-two', 'hunter2-bad'))
  const checked = await sluice(['render', '--workspace', place.root, '--check'])
  const again = await sluice(['render', '--workspace', place.root])

  expect([first.code, second.code], first.err + second.err).toEqual([0, 0])
  expect(digestIn(second.out)).toBe(digestIn(first.out))
  expect(provenance()).toBe(before)
  expect(checked.code, checked.out + checked.err).toBe(10)
  expect(again.code, again.err).toBe(0)
  expect(readFileSync(join(place.root, file), 'utf8')).toContain('hunter2-two')
})
