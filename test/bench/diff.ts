import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheRootOf } from '../../src/adapters/programs/cache-root.ts'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { paired, ran, rowOf, type Row } from './row.ts'
import { ownCache, shared, sluice } from './sluice.ts'

const versions = ['65.6.0', '88.5.3'] as const

/** `diff` of two versions of kube-prometheus-stack, as helm's output and as rendered trees, beside `dyff between` on helm's output. */
export async function diffSpeed(): Promise<readonly Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'sluice-bench-'))
  const dyff = installedDyff()
  const streams = await rendered(root)
  const folders = await treesOf(root)
  const peer = (): void => void ran(dyff, ['between', ...streams])
  const rows = [
    rowOf('diff of kube-prometheus-stack 65.6 → 88.5, two streams', paired({ value: between(streams), baseline: peer, rounds: 5 }), {
      against: 'dyff between',
      atMost: 0.8,
    }),
    rowOf('the same, our rendered trees', paired({ value: between(folders), baseline: peer, rounds: 5 }), { against: 'dyff between', atMost: 0.3 }),
  ]
  rmSync(root, { recursive: true })
  return rows
}

const between =
  ([from = '', to = '']: readonly string[]) =>
  (): void =>
    void sluice(['diff', '--from', from, '--to', to])

/** The peer, installed once into the cache. */
function installedDyff(): string {
  const folder = join(cacheRootOf(process.env), 'linters', 'dyff-1.12.0')
  const program = join(folder, 'dyff')
  if (!existsSync(program)) ran('go', ['install', 'github.com/homeport/dyff/cmd/dyff@v1.12.0'], { env: { GOBIN: folder } })
  return program
}

const chartOf = (version: string): string => shared(`corpus/charts/kube-prometheus-stack-${version}.tgz`)

/** helm's output of both versions. */
async function rendered(root: string): Promise<readonly string[]> {
  const helm = await embeddedProgram('helm')
  return versions.map((version) => {
    const file = join(root, `${version}.yaml`)
    const args = ['template', 'kps', chartOf(version), '--namespace=monitoring', '--include-crds', '--kube-version=1.35.0']
    writeFileSync(file, spawnSync(helm, args, { maxBuffer: 2 ** 28 }).stdout)
    return file
  })
}

// A password and a checksum of it that are others at each rendering.
const accept = '[{ kind: Secret, name: kps-grafana, path: /data }, { kind: Deployment, name: kps-grafana, path: /spec/template/metadata/annotations }]'

/** Both versions as `render` writes them. */
async function treesOf(root: string): Promise<readonly string[]> {
  const env = await ownCache(root)
  mkdirSync(join(root, 'values/e'), { recursive: true })
  writeFileSync(join(root, 'values/e/capabilities.yml'), 'kubeVersion: "1.35.0"\napiVersions: [v1]\n')
  return versions.map((version) => {
    const release = `name: kps, namespace: monitoring, chart: kube-prometheus-stack, repository: "${chartOf(version)}", version: ${version}`
    writeFileSync(join(root, 'values/e/environment.yml'), `releases:\n  - { ${release}, hooks: drop, secrets: allow, accept: ${accept} }\n`)
    sluice(['render', '--workspace', root], { env })
    const folder = join(root, version)
    cpSync(join(root, 'rendered/e/kps'), folder, { recursive: true })
    return folder
  })
}
