import { posix } from 'node:path'
import { Failure } from '../model/failure.ts'
import type { Outcome } from '../model/outcome.ts'
import { formats, isFormat, reporterOf, type Format, type Reporter, type Style } from '../report/report.ts'
import type { Parsed } from './parse.ts'
import { spokenOutcome } from './spoken.ts'

/** What to print or write: text of one format from what was found, or from why work stopped. */
export type Told = (reporter: Reporter, style: Style) => string

export const toldOutcome =
  (outcome: Outcome): Told =>
  (reporter, style) =>
    reporter.outcome(spokenOutcome(outcome), style)

type WrittenReport = { readonly format: Format; readonly path: string }

/** The format of --output. Failure 'usage' names those that there are. */
export function formatOf(name: string, flag = '--output'): Format {
  if (isFormat(name)) return name
  throw new Failure('usage', `${flag} is "${name}", expected one of ${formats.join(', ')}`, { hint: 'Leave it out for text' })
}

/** The files that --report asks for beside what is printed, as FORMAT=FILE. */
export function writtenReports(flags: Parsed, cwd: string): readonly WrittenReport[] {
  return flags.list('report').map((asked) => {
    const [name = '', ...rest] = asked.split('=')
    const file = rest.join('=')
    if (file === '') throw new Failure('usage', `--report is "${asked}", expected FORMAT=FILE`, { hint: '--report markdown=comment.md' })
    return { format: formatOf(name, '--report'), path: posix.resolve(cwd, file) }
  })
}

/** As wide as a log is read, and without what only a terminal shows. */
export const fileStyle: Style = { width: 100, hasColour: false, isAscii: false }

/** Writes each of them; `write` makes the folders that are not there. */
export async function writeReports(reports: readonly WrittenReport[], told: Told, write: (path: string, text: string) => Promise<void>): Promise<void> {
  for (const { format, path } of reports) await write(path, told(await reporterOf(format), fileStyle))
}
