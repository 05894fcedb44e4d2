import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paired, ran, rowOf, type Row } from './row.ts'
import { sluice } from './sluice.ts'

/** `--help` beside an empty script of the same Node. */
export async function startUp(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-bench-'))
  const empty = join(folder, 'empty.mjs')
  writeFileSync(empty, '')
  sluice(['--help'])
  const help = paired({ value: () => sluice(['--help']), baseline: () => ran(process.execPath, [empty]), rounds: 15 })
  rmSync(folder, { recursive: true })
  return [rowOf('--help', help, { against: 'empty Node script', atMost: 2 })]
}
