import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import jsonPatch from 'fast-json-patch'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { scratch, sluice, type Scratch } from './workspace.ts'

type Files = Readonly<Record<string, string>>

const object = (kind: string, name: string, rest: string): string => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${rest}`
const numbers = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, index) => `  k${from + index}: "${from + index}"\n`).join('')

const before: Files = {
  'a.yaml': object('ConfigMap', 'a', `data:\n${numbers(1, 40)}`),
  'deep/gone.yaml': object('ConfigMap', 'gone', 'data: { x: "1" }\n'),
  's.yaml': object('Secret', 's', 'stringData:\n  password: hunter2\n'),
  'all.yaml': `${object('ConfigMap', 'b', `data:\n${numbers(1, 20)}`)}---\n${object('Secret', 't', 'stringData:\n  token: hunter3\n')}---\n${object('ConfigMap', 'c', `data:\n${numbers(1, 20)}`)}`,
}
const after: Files = {
  'a.yaml': object('ConfigMap', 'a', `data:\n  first: x\n${numbers(1, 19)}  k20: other\n${numbers(21, 39)}`),
  'deep/new.yaml': object('ConfigMap', 'new', 'data: { x: "1" }'),
  's.yaml': object('Secret', 's', 'stringData:\n  password: hunter4\n'),
  'all.yaml': `${object('ConfigMap', 'b', `data:\n${numbers(2, 20)}`)}---\n${object('Secret', 't', 'stringData:\n  token: hunter5\n  more: hunter6\n')}---\n${object('ConfigMap', 'c', `data:\n${numbers(1, 19)}  k20: other\n`)}`,
}

async function patchOf(place: Scratch, kind: string): Promise<string> {
  for (const [side, files] of Object.entries({ old: before, new: after })) for (const [name, text] of Object.entries(files)) place.write(join(side, name), text)
  return (await sluice(['diff', '--from', join(place.root, 'old'), '--to', join(place.root, 'new'), '--patch', kind])).out
}

// What may not be printed stays as it is.
const expected = {
  'a.yaml': after['a.yaml'],
  'deep/new.yaml': after['deep/new.yaml'],
  's.yaml': before['s.yaml'],
  'all.yaml': after['all.yaml']?.replace('hunter5\n  more: hunter6', 'hunter3'),
}

const contents = (place: Scratch): Files =>
  Object.fromEntries(place.tree('old').map((file) => [file.slice('old/'.length), readFileSync(join(place.root, file), 'utf8')]))

describe('--patch unified', () => {
  test.each([
    ['patch', ['-p1', '--batch']],
    ['git', ['apply', '-v']],
  ])('%s applies it, without what is in Secrets', async (program, args) => {
    using place = scratch()
    const patch = await patchOf(place, 'unified')
    const ran = spawnSync(program, args, { cwd: join(place.root, 'old'), input: patch, encoding: 'utf8' })

    expect([ran.status, ran.stdout + ran.stderr]).toEqual([0, expect.not.stringContaining('fuzz')])
    expect(contents(place)).toEqual(expected)
  })

  test('shows nothing of a Secret, and says what is left out', async () => {
    using place = scratch()
    const patch = await patchOf(place, 'unified')

    expect(patch).not.toContain('hunter')
    expect(patch).toContain('# s.yaml: 1 of 1 hunks are left out, since they show a Secret\n')
    expect(patch).toContain('# all.yaml: 1 of 3 hunks are left out, since they show a Secret\n')
  })
})

type Entry = { change: string; object: { kind: string; name: string }; isSecret?: true; patch?: jsonPatch.Operation[] }

const entries = async (place: Scratch): Promise<readonly Entry[]> => JSON.parse(await patchOf(place, 'json'))

describe('--patch json', () => {
  test('fast-json-patch turns what was into what is', async () => {
    using place = scratch()
    const found = (await entries(place)).find(({ object: { name } }) => name === 'a')

    expect(jsonPatch.applyPatch(load(before['a.yaml'] ?? ''), found?.patch ?? [], true).newDocument).toEqual(load(after['a.yaml'] ?? ''))
  })

  test('kubectl patch applies it', async () => {
    using place = scratch()
    const found = (await entries(place)).find(({ object: { name } }) => name === 'a')
    const args = ['patch', '--local', '--type=json', '-f', join(place.root, 'old/a.yaml'), '--patch', JSON.stringify(found?.patch), '-o', 'json']
    const patched: { data: unknown } = JSON.parse(
      execFileSync(await embeddedProgram('kubectl'), args, { encoding: 'utf8', env: { ...process.env, KUBECONFIG: '/nonexistent' } }),
    )

    expect(patched).toMatchObject({ data: JSON.parse(JSON.stringify(load(after['a.yaml'] ?? ''))).data })
  })

  test('every object that changes has an entry, one of a Secret without its patch', async () => {
    using place = scratch()
    const all = await entries(place)

    expect(all.map(({ change, object: { kind, name }, patch }) => [change, `${kind}/${name}`, patch !== undefined])).toEqual([
      ['update', 'ConfigMap/a', true],
      ['update', 'ConfigMap/b', true],
      ['update', 'ConfigMap/c', true],
      ['delete', 'ConfigMap/gone', true],
      ['create', 'ConfigMap/new', true],
      ['update', 'Secret/s', false],
      ['update', 'Secret/t', false],
    ])
    expect(JSON.stringify(all)).not.toContain('hunter')
  })
})

test('another word than json and unified is refused', async () => {
  using place = scratch()
  for (const name of ['old.yaml', 'new.yaml']) place.write(name, object('ConfigMap', 'a', ''))

  expect((await sluice(['diff', '--from', join(place.root, 'old.yaml'), '--to', join(place.root, 'new.yaml'), '--patch', 'merge'])).code).toBe(2)
})
