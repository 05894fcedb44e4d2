import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('nothing in the package can be told to fail: fail points are put around the ports by tests', () => {
  const code = globSync(['src/**/*.ts', 'scripts/sluice.ts'], { cwd: root })
  const failing = code.filter((path) => /fail-?_?points?\b|FAILPOINT/i.test(readFileSync(join(root, path), 'utf8')))

  expect(code.length).toBeGreaterThan(100)
  expect(failing).toEqual([])
})

test('no script of ours runs when the package is installed', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

  expect(['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => Object.hasOwn(scripts, name))).toEqual([])
})

type Locked = { readonly hasInstallScript?: boolean; readonly integrity?: string; readonly resolved?: string }

const lockfile: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const locked = Object.entries(lockfile.packages).filter(([path]) => path !== '')
const pathsWhere = (isWrong: (entry: Locked) => boolean): readonly string[] => locked.flatMap(([path, entry]) => (isWrong(entry) ? [path] : []))

test('no dependency wants to run a script when it is installed', () => {
  expect(locked.length).toBeGreaterThan(100)
  expect(pathsWhere(({ hasInstallScript }) => hasInstallScript === true)).toEqual([])
})

test('T25 each dependency is locked to its bytes, and none comes from a repository or a registry of its own', () => {
  expect(pathsWhere(({ integrity = '' }) => !integrity.startsWith('sha512-'))).toEqual([])
  expect(pathsWhere(({ resolved = '' }) => resolved !== '')).toEqual([])
})

test('T25 each version in package.json is one version', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const versions = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies })

  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
})

test('T25 every kind of dependency is kept up to date, and none is taken before it is a week old', () => {
  const { updates } = parse(readFileSync(join(root, '.github/dependabot.yml'), 'utf8'))
  const kept: readonly { 'package-ecosystem': string; cooldown: { 'default-days': number } }[] = updates

  expect(kept.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions', 'docker', 'gomod'])
  expect(kept.filter(({ cooldown }) => cooldown['default-days'] < 7)).toEqual([])
})
