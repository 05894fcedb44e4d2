import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'

/** One line of the table. `ratio` is the median of value/baseline, pair by pair in one run: these machines are noisy, so only it is to be trusted. */
export type Row = {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'MiB' | 'MB/s'
  /** What it is measured against, in words and in the same unit. */
  readonly baseline: string
  readonly ratio: number | null
  readonly target: string
  readonly met: boolean | null
}

/** Milliseconds of one call. */
export function timed(work: () => void): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

export const median = (values: readonly number[]): number => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN

export type Pair = {
  readonly value: () => void
  readonly baseline: () => void
  /** Brought about before each of them, and not measured. */
  readonly before?: () => void
  readonly rounds: number
}

/** Runs value and baseline in turn. */
export function paired({ value, baseline, before = () => {}, rounds }: Pair): { value: number; baseline: number; ratio: number } {
  const measured = (work: () => void): number => {
    before()
    return timed(work)
  }
  const pairs = Array.from({ length: rounds }, () => ({ baseline: measured(baseline), value: measured(value) }))
  return {
    value: median(pairs.map((pair) => pair.value)),
    baseline: median(pairs.map((pair) => pair.baseline)),
    ratio: median(pairs.map((pair) => pair.value / pair.baseline)),
  }
}

export function rowOf(
  name: string,
  measured: { value: number; baseline: number; ratio: number },
  { against, atMost }: { against: string; atMost: number },
): Row {
  return {
    name,
    value: rounded(measured.value),
    unit: 'ms',
    baseline: `${against} ${rounded(measured.baseline)} ms`,
    ratio: Number(measured.ratio.toFixed(3)),
    target: `≤ ${atMost}`,
    met: measured.ratio <= atMost,
  }
}

const rounded = (value: number): number => (value < 100 ? Number(value.toFixed(1)) : Math.round(value))

/** Runs a program to its end; fails when its exit code is none of those expected, so that no benchmark measures an error. */
export function ran(program: string, args: readonly string[], options: { env?: NodeJS.ProcessEnv; codes?: readonly number[] } = {}): string {
  const done = spawnSync(program, args, { env: { ...process.env, ...options.env }, maxBuffer: 2 ** 28, encoding: 'utf8' })
  if (!(options.codes ?? [0]).includes(done.status ?? -1)) throw new Error(`${program} ${args.join(' ')} exits ${done.status}: ${done.stderr.slice(-400)}`)
  return done.stdout
}
