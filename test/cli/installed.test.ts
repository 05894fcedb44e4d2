import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scratch, type Ran, type Scratch } from './workspace.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))

// What a user's shell has: neither this repository's programs nor what npm tells its scripts.
const env = { HOME: process.env['HOME'] ?? '', PATH: (process.env['PATH'] ?? '').replaceAll(/[^:]*node_modules[^:]*:/g, ''), NO_COLOR: '1' }

const packed = mkdtempSync(join(tmpdir(), 'sluice-packed-'))
let users: Scratch

const inside = (program: string, ...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(program, args, { cwd: users.root, env, maxBuffer: 2 ** 26 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    )
  })

beforeAll(async () => {
  users = scratch({ 'package.json': '{ "private": true }' })
  await users.git('init')
  await inside('npm', 'pack', '--silent', '--pack-destination', packed, project)
  await inside('npm', 'install', '--omit=peer', '--prefer-offline', '--no-audit', '--no-fund', join(packed, 'sluice-0.1.0.tgz'))
})

afterAll(() => {
  users[Symbol.dispose]()
  rmSync(packed, { recursive: true, force: true })
})

test('the package brings plain JavaScript with its types, and nothing that only its makers need', () => {
  const home = join(users.root, 'node_modules/sluice')

  expect(existsSync(join(home, 'dist/src/cli/main.d.ts'))).toBe(true)
  expect(['src', 'test', 'docs/adr'].filter((name) => existsSync(join(home, name)))).toEqual([])
  expect(['vitest', 'typescript', 'aws-cdk-lib'].filter((name) => existsSync(join(users.root, 'node_modules', name)))).toEqual([])
})

test('npx sluice makes a workspace in an empty repository, renders, and judges it by a snapshot', async () => {
  const made = await inside('npx', 'sluice', 'init', '--env', 'dev')
  users.write('charts/shop/Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n')
  users.write('charts/shop/templates/config.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { open: "yes" }\n')
  users.write(
    'values/dev/environment.yml',
    `cluster: { capabilities: capabilities.yml, snapshot: snapshot.json }
policy: { allowSnapshot: true }
releases: [{ name: shop, namespace: shop, chart: shop, repository: ../../charts/shop, version: 1.0.0 }]
`,
  )
  users.write('values/dev/snapshot.json', readFileSync(join(project, 'values/staging/snapshot.json')))
  users.write('values/dev/capabilities.yml', readFileSync(join(project, 'values/staging/capabilities.yml')))

  const rendered = await inside('npx', 'sluice', 'render')
  const checked = await inside('npx', 'sluice', 'check', '--output', 'json')

  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('Next: npx sluice render') })
  expect(rendered).toMatchObject({ code: 0, out: expect.stringContaining('Next: npx sluice diff') })
  expect(users.tree('rendered/dev/shop')).toContain('rendered/dev/shop/configmap_shop_shop.yaml')
  expect(JSON.parse(checked.out)).toMatchObject({ verb: 'check', verdict: 'pass' })
})

test('npx sluice --version says which one it is', async () => {
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))

  expect(await inside('npx', 'sluice', '--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
})

test('the installed program advises what can be typed there', async () => {
  const help = await inside('npx', 'sluice')
  const failed = await inside('npx', 'sluice', 'no-such-verb')

  expect(help.out).toContain('npx sluice VERB --help tells more')
  expect(failed).toMatchObject({ code: 2, err: expect.stringContaining('npx sluice --help lists them') })
})

test('a rule is explained from the pages that the package brings', async () => {
  const page = await inside('npx', 'sluice', 'check', '--explain', 'crd/property-removed')

  expect(page).toMatchObject({ code: 0, out: readFileSync(join(project, 'docs/rules/crd/property-removed.md'), 'utf8') })
})
