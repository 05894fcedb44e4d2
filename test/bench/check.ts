import { readFileSync } from 'node:fs'
import { judge } from '../../src/judge/judge.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { readManifests } from '../../src/normalise/normalise.ts'
import { compat, largestPair } from './largest-pair.ts'
import { median, timed, type Row } from './row.ts'
import { shared } from './sluice.ts'

/** `compat` of the largest CRD pair of the corpus, whole process, and the pure judgement inside it. */
export async function checkLargest(): Promise<readonly Row[]> {
  const pair = largestPair()
  const megabytes = ((readFileSync(pair.from).length + readFileSync(pair.to).length) / 2 ** 20).toFixed(1)
  const value = median(Array.from({ length: 5 }, () => timed(() => compat(pair))))
  return [row(`compat ${pair.name}, ${megabytes} MB, whole process`, value), row('judge of its largest CRD, prometheuses', judgeLargest())]
}

const row = (name: string, value: number): Row => ({ name, value: Math.round(value), unit: 'ms', baseline: '', ratio: null, target: '', met: null })

/** The first judgement in a process is the one that users wait for; there is no second. */
function judgeLargest(): number {
  const [base, desired] = [prometheuses('v0.77.0.yaml'), prometheuses('v0.85.0.yaml')]
  const cluster = { source: 'files', takenAt: '', kubeVersion: '', uid: '', served: 'unknown', crds: base, live: [], down: [], owned: [] } as const
  return timed(() => void judge({ base, desired, cluster }))
}

function prometheuses(file: string): readonly Manifest[] {
  const read = readManifests({ file, text: readFileSync(shared(`corpus/crds/prometheus-operator/${file}`), 'utf8') })
  if (!read.ok) throw new Error(`Cannot read ${file}`)
  return read.value.filter(({ id }) => id.name === 'prometheuses.monitoring.coreos.com')
}
