import { execFile } from 'node:child_process'
import { loadavg, tmpdir } from 'node:os'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import type { Row } from './row.ts'
import { generateWorkspace, releasesEach } from './generated-workspace.ts'
import { ownCache, project } from './sluice.ts'

const counts = [1, 10, 100] as const
const shardCounts = [1, 2, 4] as const

/** What work costs that is cut into shards, each a process of its own, all at once: a first render, a render in which nothing moved, a check by snapshots. */
export async function scale(): Promise<readonly Row[]> {
  process.stderr.write(`load average at the start: ${loadavg().map(Math.round).join(' ')}\n`)
  const rows: Row[] = []
  for (const count of counts) rows.push(...(await scaleOf(count)))
  return rows
}

async function scaleOf(count: number): Promise<readonly Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'sluice-scale-'))
  const size = `${count} × ${releasesEach}`
  try {
    generateWorkspace(root, count)
    const measure = measuring(root, await ownCache(root))
    const first = await measure({ name: `first render, ${size}`, verb: 'render', isFirst: true })
    const again = await measure({ name: `render again, ${size}`, verb: 'render', isFirst: false })
    return [...first, ...again, ...(await measure({ name: `check, ${size}`, verb: 'check', isFirst: false }))]
  } finally {
    rmSync(root, { recursive: true })
  }
}

type Work = { readonly name: string; readonly verb: string; readonly isFirst: boolean }

/** A verb in one shard, in two and in four. */
const measuring =
  (root: string, env: Readonly<Record<string, string>>) =>
  async ({ name, verb, isFirst }: Work): Promise<readonly Row[]> => {
    const rows: Row[] = []
    for (const shards of shardCounts) {
      if (isFirst) forget(root)
      rows.push(...told(name, shards, await measured([verb, '--workspace', root], shards, env)))
    }
    return rows
  }

function forget(root: string): void {
  for (const made of ['rendered', '.cache']) rmSync(join(root, made), { recursive: true, force: true })
}

type Measured = { readonly wall: number; readonly peak: number; readonly stages: Readonly<Record<string, number>> }

const run = promisify(execFile)

/** All shards at once: until the last is done, and what the largest held. */
async function measured(args: readonly string[], count: number, env: Readonly<Record<string, string>>): Promise<Measured> {
  const started = performance.now()
  const parts = await Promise.all(Array.from({ length: count }, (_, index) => shard(args, `${index + 1}/${count}`, env)))
  const stages = Object.keys(parts[0]?.stages ?? {}).map((stage) => [stage, Math.max(...parts.map((part) => part.stages[stage] ?? 0))])
  return { wall: performance.now() - started, peak: Math.max(...parts.map(({ peak }) => peak)), stages: Object.fromEntries(stages) }
}

async function shard(args: readonly string[], part: string, env: Readonly<Record<string, string>>): Promise<Omit<Measured, 'wall'>> {
  const file = join(tmpdir(), `sluice-scale-${process.pid}-${part.replace('/', '-')}`)
  const hook = new URL('tell-memory.ts', import.meta.url).href
  const surroundings = { ...process.env, ...env, KUBECONFIG: '/nonexistent', NODE_OPTIONS: `--import=${hook}`, SLUICE_BENCH_MEMORY: file }
  const words = [join(project, 'scripts/sluice.ts'), ...args, '--shard', part, '--output', 'json']
  const { stdout } = await run(process.execPath, words, { env: surroundings, maxBuffer: 2 ** 28 })
  const peak = Number(readFileSync(file, 'utf8')) / 1024
  rmSync(file)
  return { peak, stages: JSON.parse(stdout).timings }
}

/** The time goes to the verb's own stages; what they leave is starting, reading the workspace and printing. */
function told(name: string, shards: number, { wall, peak, stages }: Measured): readonly Row[] {
  const where = Object.entries(stages).map(([stage, ms]) => `${stage} ${Math.round(ms)} ms`)
  const title = `${name}, ${shards} ${shards === 1 ? 'shard' : 'shards'}`
  const row = { ratio: null, target: '', met: null }
  return [
    { ...row, name: title, value: Math.round(wall), unit: 'ms', baseline: where.join(', ') },
    { ...row, name: `${title}, largest process`, value: Math.round(peak), unit: 'MiB', baseline: '' },
  ]
}
