import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

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

test('no dependency wants to run a script when it is installed', () => {
  const { packages }: { packages: Readonly<Record<string, { hasInstallScript?: boolean }>> } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

  expect(Object.keys(packages).length).toBeGreaterThan(100)
  expect(Object.entries(packages).flatMap(([path, { hasInstallScript }]) => (hasInstallScript === true ? [path] : []))).toEqual([])
})
