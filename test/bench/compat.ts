import { readFileSync } from 'node:fs'
import { judge } from '../../src/judge/judge.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { readManifests } from '../../src/normalise/normalise.ts'
import { median, type Row, timed } from './row.ts'
import { compatPeak, shared } from './sluice.ts'

const from = shared('corpus/crds/prometheus-operator/v0.77.0.yaml')
const to = shared('corpus/crds/prometheus-operator/v0.85.0.yaml')
const mostMs = 600
const mostMib = 200

/** All CRDs of prometheus-operator v0.77 → v0.85 in one process: time and memory of the whole, and the judgement of each CRD. */
export async function compatPrometheus(): Promise<readonly Row[]> {
  const peaks: number[] = []
  const times = Array.from({ length: 5 }, () => timed(() => void peaks.push(compatPeak(from, to))))
  return [
    row('compat prometheus-operator v0.77 → v0.85, whole process', Math.round(median(times)), { unit: 'ms', atMost: mostMs }),
    row('its peak memory', Math.round(median(peaks)), { unit: 'MiB', atMost: mostMib }),
    ...perCrd(),
  ]
}

const row = (name: string, value: number, limit: { unit: Row['unit']; atMost: number } | undefined): Row => ({
  name,
  value,
  unit: limit?.unit ?? 'ms',
  baseline: '',
  ratio: null,
  target: limit === undefined ? '' : `≤ ${limit.atMost} ${limit.unit}`,
  met: limit === undefined ? null : value <= limit.atMost,
})

function perCrd(): readonly Row[] {
  const [base, desired] = [crdsIn(from), crdsIn(to)]
  return desired.map((crd) => {
    const old = base.filter(({ id }) => id.name === crd.id.name)
    const cluster = { source: 'files', takenAt: '', kubeVersion: '', uid: '', served: 'unknown', crds: old, live: [], owned: [], down: [] } as const
    const value = timed(() => void judge({ base: old, desired: [crd], cluster }))
    return row(`judge of ${crd.id.name}`, Number(value.toFixed(1)), undefined)
  })
}

function crdsIn(file: string): readonly Manifest[] {
  const read = readManifests({ file, text: readFileSync(file, 'utf8') })
  if (!read.ok) throw new Error(`Cannot read ${file}`)
  return read.value
}
