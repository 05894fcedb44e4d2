import { applies, type History } from './history.ts'
import { invariants } from './invariants/invariants.ts'
import type { Verdict } from './judge.ts'
import type { Fault } from './plan.ts'

export type Row = Verdict & { readonly index: number; readonly name: string; readonly history: History }

const columns = ['story', 'first apply', 'then', 'second apply', 'exits', 'writes', 'looked at', 'outcome'] as const

export function tableOf(rows: readonly Row[]): string {
  const cells = [columns, ...rows.map(cellsOf)]
  const widths = columns.map((_name, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)))
  const lines = cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\nChecked: ${invariants.map(({ id, claim }) => `${id} ${claim}`).join('; ')}.\n`
}

function cellsOf({ name, history, looked, broken }: Row): readonly string[] {
  const { plan, runs } = history
  return [
    name,
    named(plan.during[0]),
    plan.between.length === 0 ? '-' : plan.between.join(', '),
    named(plan.during[1]),
    runs.map(({ code }) => (code === -1 ? 'killed' : code)).join(' '),
    String(history.writes.filter(({ user }) => ['sluice', 'rival'].includes(user)).length),
    String(looked),
    broken.length === 0 ? 'holds' : `${broken.length} broken`,
  ]
}

const named = (fault: Fault | undefined): string => (fault === undefined ? '-' : `${fault.nemesis} after ${fault.afterWrites}`)

/** What a reader needs to see why: the plan, what is broken, and what each apply said. */
export function reportOf({ name, history, broken }: Row): string {
  const said = applies(history).map(({ user, from, code, err }) => `  ${user} ${from} exit ${code}: ${err.trim().slice(-600)}`)
  return `${name}: ${JSON.stringify(history.plan)}\n${broken.map((sentence) => `  ${sentence}`).join('\n')}\n${said.join('\n')}\n`
}
