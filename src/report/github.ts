import type { Finding, Severity } from '../model/finding.ts'
import { nameOf } from '../model/manifest.ts'
import type { Problem } from '../model/problem.ts'
import { disarm, escape } from './escape.ts'
import { guarded } from './guard.ts'
import { placeOf } from './place-of.ts'
import { ranked } from './rank.ts'
import type { Reporter } from './reporter.ts'
import { text } from './text.ts'

/** The log of a step of GitHub Actions: the text, in which no command counts, and below it annotations, worst first. */
export const github: Reporter = {
  outcome: (outcome, style) => guarded(text.outcome(outcome, style)) + annotations(ranked(outcome.findings).map(ofFinding)),
  failure: (failure, verb, style) =>
    guarded(text.failure(failure, verb, style)) +
    annotations(
      failure.problems.length > 0 ? failure.problems.map(ofProblem) : [{ level: 'error', title: failure.code, message: failure.message, file: '', line: 0 }],
    ),
}

type Level = 'error' | 'warning' | 'notice'

type Annotation = { readonly level: Level; readonly title: string; readonly message: string; readonly file: string; readonly line: number }

// GitHub shows the first ten of each level of a step, and drops the rest without a word.
const shownOfLevel = 10

function annotations(all: readonly Annotation[]): string {
  const perLevel = Map.groupBy(all, ({ level }) => level)
  return [...perLevel.values()]
    .flatMap((list) => (list.length <= shownOfLevel ? list : [...list.slice(0, shownOfLevel - 1), remainder(list)]))
    .map((annotation) => `${command(annotation)}\n`)
    .join('')
}

const remainder = (list: readonly Annotation[]): Annotation => ({
  level: list[0]?.level ?? 'notice',
  title: 'More',
  message: `${list.length - shownOfLevel + 1} more, in the log of this step`,
  file: '',
  line: 0,
})

/** One workflow command. What stands after its name is escaped as the runner undoes it; line breaks and controls are gone before that. */
function command({ level, title, message, file, line }: Annotation): string {
  const properties = [...(file === '' ? [] : [`file=${property(file)}`, `line=${Math.max(line, 1)}`]), `title=${property(title)}`]
  return `::${level} ${properties.join(',')}::${data(disarm(escape(message)))}`
}

const data = (value: string): string => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (value: string): string =>
  data(disarm(escape(value)))
    .replaceAll(':', '%3A')
    .replaceAll(',', '%2C')

const levels: Readonly<Record<Severity, Level>> = { block: 'error', warn: 'warning', info: 'notice' }

function ofFinding(finding: Finding): Annotation {
  const { severity, rule, message, object, action } = finding
  const place = placeOf(finding) ?? { file: '', line: 0 }
  return { level: levels[severity], title: rule, message: `${message} (${nameOf(object)}). ${action}`, ...place }
}

const ofProblem = ({ file, line, path, message, hint }: Problem): Annotation => ({
  level: 'error',
  title: path === '' ? 'Input' : path,
  message: `${message}. ${hint}`,
  file,
  line,
})
