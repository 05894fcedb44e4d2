import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sluice } from './sluice.ts'
import type { Row } from './row.ts'

const limit = 400

/** The most memory that Sluice's own process holds while it runs; its helms are processes of their own. */
export function peakMemory(name: string, args: readonly string[], env: Readonly<Record<string, string>>): Row {
  const file = join(tmpdir(), `sluice-bench-memory-${process.pid}`)
  const hook = new URL('tell-memory.ts', import.meta.url).href
  sluice(args, { env: { ...env, SLUICE_BENCH_MEMORY: file, NODE_OPTIONS: `--import=${hook}` } })
  const value = Math.round(Number(readFileSync(file, 'utf8')) / 1024)
  rmSync(file)
  return { name, value, unit: 'MiB', baseline: '', ratio: null, target: `≤ ${limit} MiB`, met: value <= limit }
}
