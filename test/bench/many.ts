import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rowOf, timed, type Row } from './row.ts'
import { ownCache, sluice } from './sluice.ts'

const few = 10
const many = 1_000

/** What one release costs among ten and among a thousand: generated charts, everything rendered anew, then nothing. */
export async function renderMany(): Promise<readonly Row[]> {
  const small = await measured(few)
  const large = await measured(many)
  return [perRelease('cold', { small: small.cold, large: large.cold }), perRelease('unchanged', { small: small.unchanged, large: large.unchanged })]
}

const perRelease = (what: string, { small, large }: { small: number; large: number }): Row =>
  rowOf(
    `render, ${what}, a release among ${many}`,
    { value: large / many, baseline: small / few, ratio: large / many / (small / few) },
    { against: `among ${few}:`, atMost: 1.2 },
  )

async function measured(count: number): Promise<{ cold: number; unchanged: number }> {
  const root = mkdtempSync(join(tmpdir(), 'sluice-bench-'))
  try {
    generate(root, count)
    const env = await ownCache(root)
    const render = (): void => void sluice(['render', '--workspace', root], { env })
    return { cold: timed(render), unchanged: timed(render) }
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** Releases of ten objects each, no two alike. */
function generate(root: string, count: number): void {
  const chart = join(root, 'values/_charts/c')
  mkdirSync(join(chart, 'templates'), { recursive: true })
  writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: c\nversion: 1.0.0\n')
  writeFileSync(
    join(chart, 'templates/m.yaml'),
    '{{- range until 10 }}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: {{ $.Release.Name }}-{{ . }} }\ndata: { release: {{ $.Release.Name }} }\n{{- end }}\n',
  )
  mkdirSync(join(root, 'values/e'))
  writeFileSync(join(root, 'values/e/capabilities.yml'), 'kubeVersion: "1.35.0"\napiVersions: [v1]\n')
  const releases = Array.from({ length: count }, (_, index) => `  - { name: r${index}, namespace: ns, chart: c, repository: ../_charts/c, version: 1.0.0 }\n`)
  writeFileSync(join(root, 'values/e/environment.yml'), `releases:\n${releases.join('')}`)
}
