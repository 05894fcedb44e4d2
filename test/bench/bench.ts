import { parseArgs } from 'node:util'
import { benchmarks } from './benchmarks.ts'
import type { Row } from './row.ts'

/** `npm run bench [-- NAME…] [-- --output json]`: runs Sluice beside what it is measured against and prints one table. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { output: { type: 'string' } } })
const chosen = benchmarks.filter(({ name }) => positionals.length === 0 || positionals.some((wanted) => name.includes(wanted)))
const rows: Row[] = []
for (const { name, run, needs } of chosen) {
  const missing = needs()
  if (missing === '') rows.push(...(await run()))
  else process.stderr.write(`${name}: skipped, ${missing}\n`)
}
process.stdout.write(values.output === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : table(rows))

function table(measured: readonly Row[]): string {
  const lines = measured.map(({ name, value, unit, baseline, ratio, target, met }) => [
    name,
    `${value} ${unit}`,
    baseline,
    ratio === null ? '' : ratio.toFixed(2),
    target,
    met === null ? '' : met ? 'met' : 'missed',
  ])
  const all = [['name', 'value', 'baseline', 'ratio', 'target', ''], ...lines]
  const widths = all[0]?.map((_cell, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? []
  return all
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}
