import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Paths of the files that a package of Sluice holds, as npm itself would pack it. */
function packed(): readonly string[] {
  const [listing] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  )
  return listing.files.map(({ path }: { path: string }) => path)
}

test('the package holds the program and no test', () => {
  const paths = packed()

  expect(paths).toContain('src/cli/main.ts')
  expect(paths).toContain('scripts/sluice.ts')
  expect(paths.filter((path) => path.startsWith('test/'))).toEqual([])
})

test('nothing in the package can be told to fail: fail points are put around the ports by tests', () => {
  const code = packed().filter((path) => path.endsWith('.ts'))
  const failing = code.filter((path) => /fail-?_?points?\b|FAILPOINT/i.test(readFileSync(join(root, path), 'utf8')))

  expect(code.length).toBeGreaterThan(100)
  expect(failing).toEqual([])
})
