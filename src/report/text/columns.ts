import { escape } from '../escape.ts'

const gap = '   '

/** Rows under their heads, each column as wide as its widest cell; nothing where there is no row. */
export function columnLines(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  const lines = [heads, ...rows.map((row) => row.map(escape))]
  const widths = heads.map((_head, column) => lines.reduce((most, line) => Math.max(most, line[column]?.length ?? 0), 0))
  return lines.map((line) => `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(gap)}`.trimEnd())
}
