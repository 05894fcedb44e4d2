import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readEncrypted } from '../../src/normalise/normalise.ts'
import { cipher, encrypted } from './sops.ts'
import { messages, problems, value } from './manifests.ts'

const file = 'values/prod/db.sops.yml'
const read = (text: string) => readEncrypted({ file, text })

test('a Secret that SOPS has encrypted is read as far as it can be', () => {
  expect(value(read(encrypted())).id).toEqual({ group: '', kind: 'Secret', namespace: 'shop', name: 'db' })
  expect(value(read(encrypted({ data: `{ user: "", password: '${cipher}' }` }))).id.name).toBe('db')
})

// Encrypted by sops 3.13.3 for a key of age that nobody has any more: with comments in both parts, an empty value and one of several lines.
test('a file as sops itself writes it is one', () => {
  const { id, body } = value(read(readFileSync(new URL('sops-3.13.3.txt', import.meta.url), 'utf8')))

  expect(id).toEqual({ group: '', kind: 'Secret', namespace: 'shop', name: 'db' })
  expect(body).toMatchObject({ stringData: { empty: '', lines: expect.stringMatching(/^ENC\[/) }, data: { raw: expect.stringMatching(/^ENC\[/) } })
})

test.each([
  ['plain data behind the claim', encrypted({ data: '{ password: aHVudGVyMg== }' }), 'plain text'],
  ['one plain value among encrypted ones', encrypted({ data: `{ a: '${cipher}', b: aHVudGVyMg== }` }), 'plain text'],
  ['text that only starts like a cipher', encrypted({ data: '{ a: "ENC[hunter2]" }' }), 'plain text'],
  ['data that is no map', encrypted({ data: '[hunter2]' }), 'plain text'],
  ['no claim at all', 'apiVersion: v1\nkind: Secret\nmetadata: { name: db, namespace: shop }\ndata: { p: aHVudGVyMg== }\n', 'no sops.mac'],
  ['a checksum that is none', encrypted({ mac: 'hunter2' }), 'no sops.mac'],
  ['another kind', encrypted({ kind: 'ConfigMap' }), 'no Secret'],
  ['an encrypted kind', encrypted({ kind: cipher }), 'kind, name or apiVersion'],
  ['an encrypted name', encrypted({ name: cipher }), 'kind, name or apiVersion'],
  ['no namespace', encrypted({ namespace: '""' }), 'no namespace'],
  ['two objects', `${encrypted()}---\n${encrypted({ name: 'other' })}`, '2 objects'],
  ['nothing', '# nothing\n', '0 objects'],
])('H02: a file with %s is refused at its path, and its data is never said', (_claim, text, said) => {
  const result = read(text)

  expect(problems(result)).toMatchObject([{ file, line: 1, message: expect.stringContaining(said) }])
  expect(JSON.stringify(result)).not.toMatch(/hunter2|aHVudGVyMg/)
})

test('a name that no API server takes is refused in an encrypted file as in any other', () => {
  expect(messages(read(encrypted({ name: '../up' })))).toContain('as metadata.name')
})
