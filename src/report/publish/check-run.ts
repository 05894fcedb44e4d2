import type { Finding, Severity } from '../../model/finding.ts'
import { nameOf } from '../../model/manifest.ts'
import type { Outcome } from '../../model/outcome.ts'
import { disarm, escape } from '../escape.ts'
import { markdown } from '../markdown.ts'
import { placeOf } from '../place-of.ts'
import { ranked } from '../rank.ts'
import type { ToldResult } from '../read-result.ts'
import { bounded } from './bounded.ts'

export type CheckLevel = 'failure' | 'warning' | 'notice'

/** A check run's words: its conclusion, and the findings at the files that they are about. */
export type ToldCheck = {
  readonly conclusion: 'success' | 'neutral' | 'failure'
  readonly title: string
  readonly summary: string
  readonly annotations: readonly {
    readonly level: CheckLevel
    readonly title: string
    readonly message: string
    readonly file: string
    readonly line: number
  }[]
}

// What GitHub takes of a summary, less what it may count differently; and of a title.
const summaryLimit = 65_000
const titleLimit = 200
// Ten requests of fifty. Whoever reads more of them reads the page instead.
const shownAnnotations = 500

export function checkOf(result: ToldResult): ToldCheck {
  const style = { width: 100, hasColour: false, isAscii: false, limit: summaryLimit }
  if (result.kind === 'failure') {
    const { failure, verb } = result
    return {
      conclusion: 'failure',
      title: titled(`${verb} stopped: ${failure.message}`),
      summary: fitting(markdown.failure(failure, verb, style)),
      annotations: [],
    }
  }
  const { outcome } = result
  const annotations = ranked(outcome.findings).flatMap(annotationsOf)
  const shown = annotations.slice(0, shownAnnotations)
  const rest = annotations.length > shown.length ? `\nThe ${shown.length} worst of ${annotations.length} findings are annotated.\n` : ''
  return {
    conclusion: conclusionOf(outcome),
    title: titled(outcome.summary),
    summary: fitting(markdown.outcome(bounded(outcome).outcome, style) + rest),
    annotations: shown,
  }
}

const titled = (text: string): string => plain(text).slice(0, titleLimit) || 'Nothing to say'

const plain = (text: string): string => disarm(escape(text))

/** A summary that is too long even without all that may go. */
const fitting = (text: string): string => (text.length <= summaryLimit + 500 ? text : 'The summary is too long for a check run: see the log of the run.')

function conclusionOf({ verdict, exitCode }: Outcome): ToldCheck['conclusion'] {
  if (verdict === null) return ({ 0: 'success', 10: 'neutral' } as const)[exitCode] ?? 'failure'
  return ({ pass: 'success', warn: 'neutral', block: 'failure' } as const)[verdict]
}

const levels: Readonly<Record<Severity, CheckLevel>> = { block: 'failure', warn: 'warning', info: 'notice' }

/** None for a finding that no file is about. */
function annotationsOf(finding: Finding): ToldCheck['annotations'] {
  const { severity, rule, message, object, action } = finding
  const place = placeOf(finding)
  if (place === undefined) return []
  const [title, text] = [plain(rule).slice(0, titleLimit), plain(`${message} (${nameOf(object)}). ${action}`).slice(0, summaryLimit)]
  return [{ level: levels[severity], title, message: text, ...place }]
}
