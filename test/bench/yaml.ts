import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { dump, normalise } from '../../src/normalise/normalise.ts'
import { buildSpeed } from '../oracle/oracle.ts'
import { timed, type Row } from './row.ts'
import { shared } from './sluice.ts'

/** Reading what helm prints for the corpus, and writing it, beside the parser that Kubernetes itself uses. */
export async function yamlSpeed(): Promise<readonly Row[]> {
  const helm = await embeddedProgram('helm')
  const printed = readdirSync(shared('corpus/charts')).map((name) =>
    spawnSync(helm, ['template', 'r', shared(`corpus/charts/${name}`), '--namespace=ns', '--include-crds', '--kube-version=1.35.0'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    }),
  )
  const texts = printed.filter(({ status }) => status === 0).map(({ stdout }) => stdout)
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const go = buildSpeed()(texts)
  const { loadMs, dumpMs } = ours(texts)
  return [
    row(`YAML load, ${megabytes.toFixed(0)} MB of manifests`, { ours: (megabytes / loadMs) * 1000, go: (megabytes / go.loadMs) * 1000 }),
    row('YAML dump of the same objects', { ours: (megabytes / dumpMs) * 1000, go: (megabytes / go.dumpMs) * 1000 }),
  ]
}

function ours(texts: readonly string[]): { loadMs: number; dumpMs: number } {
  const options = { namespace: 'ns', hooks: 'keep', secrets: 'allow', capabilities: 'unknown' } as const
  let loadMs = 0
  let dumpMs = 0
  for (const text of texts) {
    const start = performance.now()
    const read = normalise({ text, file: 'helm' }, options)
    loadMs += performance.now() - start
    if (read.ok) dumpMs += timed(() => read.value.forEach((manifest) => void dump(manifest)))
  }
  return { loadMs, dumpMs }
}

const row = (name: string, speed: { ours: number; go: number }): Row => ({
  name,
  value: Number(speed.ours.toFixed(1)),
  unit: 'MB/s',
  baseline: `Go ${speed.go.toFixed(1)} MB/s`,
  ratio: Number((speed.ours / speed.go).toFixed(2)),
  target: '',
  met: null,
})
