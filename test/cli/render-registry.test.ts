import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { helmHome, packages } from '../adapters/chart-repository.ts'
import { sha256 } from '../adapters/releases.ts'
import { hasGo } from '../oracle/oracle.ts'
import { startRegistry } from '../registry/registry.ts'
import { scratch, sluice, type Ran, type Scratch } from './workspace.ts'

const all = ({ out, err }: Ran): string => out + err

async function workspace(host: string, digest: string): Promise<{ place: Scratch; run: (...args: readonly string[]) => Promise<Ran> }> {
  const place = scratch({
    'values/e/capabilities.yml': 'kubeVersion: "1.35.0"\napiVersions: [v1]\n',
    'values/e/environment.yml': `releases:\n- { name: r, namespace: ns, chart: c, repository: "oci://${host}/charts", version: 1.0.0, digest: "${digest}" }\n`,
  })
  const env = { ...helmHome(place.root), SLUICE_HELM: await embeddedProgram('helm'), XDG_CACHE_HOME: join(place.root, '.cache') }
  return { place, run: (verb = '', ...flags) => sluice([verb, '--workspace', place.root, ...flags], { env }) }
}

test.skipIf(!hasGo)('render of a chart from a registry records archive and manifest, and gives the same without the registry', async () => {
  using made = scratch()
  const [archive = ''] = await packages({ path: made.root })
  const digest = sha256(readFileSync(archive))
  const registry = await startRegistry()
  await registry.push([archive])
  const manifest = sha256(Buffer.from(await (await fetch(`http://${registry.host}/v2/charts/c/manifests/1.0.0`)).arrayBuffer()))
  const { place, run } = await workspace(registry.host, digest)
  using _ = place
  const provenance = (): string => readFileSync(join(place.root, 'rendered/e/r/render.yml'), 'utf8')

  const first = await run('render')
  const before = provenance()
  registry[Symbol.dispose]()
  rmSync(join(place.root, 'rendered'), { recursive: true })
  const again = await run('render')
  const check = await run('render', '--check')

  expect([first.code, again.code, check.code], all(first) + all(again) + all(check)).toEqual([0, 0, 0])
  expect(before).toContain(`archive: ${digest}\nmanifestDigest: ${manifest}\n`)
  expect(provenance()).toBe(before)
})

test.skipIf(!hasGo)('render of a chart from a registry that gives other bytes exits 2 with both digests; one that is gone exits 3', async () => {
  using made = scratch()
  const [archive = ''] = await packages({ path: made.root })
  const registry = await startRegistry()
  await registry.push([archive])
  const locked = sha256(Buffer.from('x'))
  const { place, run } = await workspace(registry.host, locked)
  using _ = place

  const swapped = await run('render')
  registry[Symbol.dispose]()
  const gone = await run('render')

  expect([swapped.code, gone.code], all(swapped) + all(gone)).toEqual([2, 3])
  expect(swapped.err).toContain(sha256(readFileSync(archive)))
  expect(swapped.err).toContain(locked)
  expect(gone.err).toContain(`oci://${registry.host}/charts`)
  expect(place.tree('.').filter((path) => path.startsWith('rendered'))).toEqual([])
})
