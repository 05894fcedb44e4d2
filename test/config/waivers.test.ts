import { expect, test } from 'vitest'
import { readWaivers } from '../../src/config/config.ts'

const entry = (parts: Readonly<Record<string, string>> = {}): string => {
  const keys = {
    rule: 'crd/property-removed',
    object: 'CustomResourceDefinition shops.example.com',
    reason: 'nobody sets it',
    owner: 'team-shop',
    expires: '2026-12-31',
    ...parts,
  }
  return `- ${Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n  ')}\n`
}

const read = (text: string) => readWaivers(text, 'waivers.yml')

async function problemsOf(text: string): Promise<readonly (readonly [string, number])[]> {
  const result = await read(text)
  return result.ok ? [] : result.problems.map(({ path, line }) => [path, line])
}

async function fits(parts: Readonly<Record<string, string>>, value: string): Promise<boolean | undefined> {
  const result = await read(entry(parts))
  return result.ok ? result.value[0]?.object.fits(value) : undefined
}

test('a waiver is read with its place, and is about every path where it names none', async () => {
  const result = await read(entry() + entry({ path: 'spec.owner' }))

  expect(result).toMatchObject({ ok: true, value: [{ rule: 'crd/property-removed', line: 1, owner: 'team-shop', expires: '2026-12-31' }, { line: 6 }] })
  expect(result.ok && result.value.map(({ path }) => [path.fits('spec.owner'), path.fits('spec.other')])).toEqual([
    [true, true],
    [true, false],
  ])
})

test('an empty list waives nothing', async () => {
  expect(await read('[]\n')).toEqual({ ok: true, value: [] })
})

test.each([
  ['reason', { reason: '""' }, '[0].reason'],
  ['owner', { owner: '""' }, '[0].owner'],
  ['date', { expires: 'soon' }, '[0].expires'],
  ['rule id', { rule: '"crd/*"' }, '[0].rule'],
  ['rule that may be waived', { rule: 'gate/snapshot-old' }, '[0].rule'],
  ['RE2 expression', { object: '/(/' }, '[0].object'],
  ['RE2 expression: it looks back', { path: '/(?<=a)b/' }, '[0].path'],
  ['known key', { reasons: 'x' }, '[0].reasons'],
])('what is no %s is refused at its key', async (_what, parts, path) => {
  expect((await problemsOf(entry(parts))).map(([where]) => where)).toEqual([path])
})

test('a key that is missing is named, and every problem comes at once', async () => {
  expect(await problemsOf(`${entry({ expires: 'x' })}- rule: api/not-served\n`)).toEqual([
    ['[0].expires', 5],
    ['[1].object', 6],
    ['[1].reason', 6],
    ['[1].owner', 6],
    ['[1].expires', 6],
  ])
})

test.each([
  ['"*"', 'Deployment shop/web', true],
  ['Deployment shop/*', 'Deployment shop/web', true],
  ['Deployment shop/*', 'Deployment shop2/web', false],
  ['Deployment shop/we?', 'Deployment shop/web', true],
  ['Deployment shop/w', 'Deployment shop/web', false],
  ['"spec.http[].corsPolicy"', 'spec.http[].corsPolicy', true],
  ['"spec.http[].corsPolicy"', 'spec.httpX.corsPolicy', false],
  ['/Deployment (shop|till)\\/.*/', 'Deployment till/web', true],
  ['/shop/', 'Deployment shop/web', false],
])('the pattern %s and %s: %s', async (object, value, expected) => {
  expect(await fits({ object }, value)).toBe(expected)
})

test('T12: a pattern that would backtrack for hours answers', async () => {
  expect(await fits({ object: '/(a+)+b/' }, 'a'.repeat(200))).toBe(false)
})
