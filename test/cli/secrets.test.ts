import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { encrypted } from '../normalise/sops.ts'
import { configMap, oneRelease, scratch, sluice, type Scratch } from './workspace.ts'

const secret = `apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData: { password: hunter2 }\n`
const render = (place: Scratch, ...flags: readonly string[]) => sluice(['render', '--workspace', place.root, ...flags])
const text = (place: Scratch, file: string): string => readFileSync(join(place.root, file), 'utf8')
const everything = (place: Scratch): string =>
  place
    .tree('rendered')
    .map((file) => text(place, file))
    .join('')

test('H02: a Secret with data stops render, which names the ways out and none of the data', async () => {
  using place = scratch(oneRelease({ 's.yaml': secret }))

  const ran = await render(place)

  expect(ran.code).toBe(2)
  expect(ran.err).toMatch(/Secret ns\/db[^]*secrets: redact[^]*secrets: allow/)
  expect(ran.out + ran.err).not.toMatch(/hunter2|aHVudGVyMg/)
  expect(place.tree().filter((path) => path.startsWith('rendered/'))).toEqual([])
})

test('H02: secrets: redact writes the keys without the values, and says which', async () => {
  using place = scratch(oneRelease({ 's.yaml': secret }, { release: 'secrets: redact' }))

  const ran = await render(place)

  expect(ran.code, ran.err).toBe(0)
  expect(text(place, 'rendered/e/r/secret_ns_db.yaml')).toMatch(/\ndata:\n {2}password: \(redacted\)\n$/)
  expect(ran.out).toMatch(/1 Secret is redacted[^]*Secret ns\/db/)
  expect(everything(place) + ran.out + ran.err).not.toMatch(/hunter2|aHVudGVyMg/)
})

const withEncrypted = (secretText: string, templates: Readonly<Record<string, string>> = { 'm.yaml': configMap('m') }) =>
  scratch({ ...oneRelease(templates, { release: 'encryptedSecrets: [db.sops.yml]' }), 'values/e/db.sops.yml': secretText })

test('a Secret that SOPS has encrypted goes to rendered/ byte by byte, with its place in the provenance', async () => {
  using place = withEncrypted(encrypted())

  const ran = await render(place)
  const again = await render(place, '--check')

  expect(ran.code, ran.err).toBe(0)
  expect(text(place, 'rendered/e/r/secret_shop_db.yaml')).toBe(`# Rendered by Sluice: change values/, not this file.\n${encrypted()}`)
  expect(text(place, 'rendered/e/r/render.yml')).toMatch(/encryptedSecrets:\n {2}- file: values\/e\/db\.sops\.yml\n/)
  expect(again.code, again.out).toBe(0)
})

test.each([
  ['claims to be encrypted and is not', encrypted({ data: '{ password: aHVudGVyMg== }' }), 'plain text'],
  ['is there in the chart too', encrypted({ namespace: 'ns' }), 'comes from the chart'],
])('an encrypted Secret that %s stops render', async (_claim, secretText, said) => {
  using place = withEncrypted(secretText, { 's.yaml': secret.replace('hunter2', '""') })

  const ran = await render(place)

  expect(ran.code).toBe(2)
  expect(ran.err).toContain('values/e/db.sops.yml')
  expect(ran.err).toContain(said)
  expect(ran.err).not.toContain('aHVudGVyMg')
})
