import type { Problem } from '../../model/problem.ts'
import { escape } from '../escape.ts'
import type { FailureFacts } from '../failure-facts.ts'
import type { Style } from '../style.ts'
import { signed, signWidth } from './ink.ts'
import { behind, wrap } from './layout.ts'

/** Why work stopped: the fact, each place with what is wrong there, the cure, and the code with the page that explains it. */
export function failureLines({ code, message, hint, problems, exitCode }: FailureFacts, style: Style): readonly string[] {
  const fact = behind(signed('block', style), signWidth(style), prose(message, style.width - signWidth(style)))
  const named = `${' '.repeat(signWidth(style))}code ${code}, exit ${exitCode}: docs/errors.md`
  return [...fact, ...problems.flatMap((problem) => problemLines(problem, hint, style)), ...cure(hint, style), named]
}

/** Tools speak in several lines; each stays a line, indented below the fact. */
const prose = (text: string, width: number): readonly string[] =>
  text
    .trimEnd()
    .split(/\r?\n/)
    .flatMap((line) => wrap(escape(line), width))

function problemLines(problem: Problem, shared: string, style: Style): readonly string[] {
  const where = place(problem)
  const [margin, indent] = [' '.repeat(signWidth(style)), signWidth(style) + (where === '' ? signWidth(style) : 4)]
  const head = where === '' ? `${margin}${signed('block', style)}` : ' '.repeat(indent)
  const message = behind(head, indent, prose(problem.message, style.width - indent))
  return [...(where === '' ? [] : [`${margin}--> ${where}`]), ...message, ...(problem.hint === shared ? [] : cure(problem.hint, style))]
}

/** As editors and terminals take it, to jump there; '' where nothing is known. */
function place({ file, line, column, path }: Problem): string {
  const spot = [file, ...[line, column].filter((number) => number > 0)].join(':')
  return [spot, path]
    .filter((part) => part !== '')
    .map(escape)
    .join('   ')
}

function cure(hint: string, style: Style): readonly string[] {
  const indent = signWidth(style) + 5
  return hint === '' ? [] : behind(`${' '.repeat(signWidth(style))}do   `, indent, prose(hint, style.width - indent))
}
