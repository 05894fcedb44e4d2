import type { Outcome } from '../model/outcome.ts'
import { disarm, escape } from './escape.ts'
import type { FailureFacts } from './failure-facts.ts'
import type { Reporter } from './reporter.ts'
import type { Style } from './style.ts'
import { changeLines, countedLines } from './text/changes.ts'
import { driftLines } from './text/drift.ts'
import { hiddenLines, hintLines } from './text/hidden-drift.ts'
import { failureLines } from './text/failure.ts'
import { findingLines } from './text/findings.ts'
import { planLines } from './text/plan.ts'
import { painted, signOfVerdict, toAscii } from './text/ink.ts'
import { wrap } from './text/layout.ts'
import { meshBrief, meshLines } from './text/mesh.ts'
import { noteLines } from './text/notes.ts'
import { tokenLines } from './text/tokens.ts'
import { waivedLines } from './text/waived.ts'
import { hasMoved, releaseLines } from './text/releases.ts'

/** For a terminal or a log: facts first, the verdict and the next command last, where the eye is. */
export const text: Reporter = {
  outcome: (outcome, style) => textReport(outcome, style),
  failure: (failure, _verb, style) => textFailure(failure, style),
}

const textReport = (outcome: Outcome, style: Style): string =>
  finished(
    [
      ...tables(outcome, style),
      ...(outcome.verdict === null ? changeLines(outcome.changes, style, { isWhole: outcome.isWhole === true }) : []),
      ...driftLines(outcome.drift ?? [], style),
      ...hintLines(outcome.driftHints ?? [], style),
      ...hiddenLines(outcome.hiddenDrift ?? [], style),
      ...findingLines(outcome.findings, style),
      ...waivedLines(outcome.waived ?? [], style),
      ...(outcome.mesh === undefined ? [] : (outcome.verb === 'mesh' ? meshLines : meshBrief)(outcome.mesh, style)),
      // Others carry it for those who open a page.
      ...(outcome.verb === 'plan' ? planLines(outcome.environments, style) : []),
      // A verdict comes with the reasons for it; what changes line by line is what `diff` is asked for.
      ...(outcome.verdict === null ? [] : countedLines(outcome.changes, style)),
      ...noteLines(outcome.notes, style),
      ...tokenLines(outcome.environments),
      ...closing(outcome, style),
    ],
    style,
  )

const textFailure = (failure: FailureFacts, style: Style): string => finished(failureLines(failure, style), style)

function finished(lines: readonly string[], style: Style): string {
  const joined = disarm(lines.map((line) => `${line}\n`).join(''))
  return style.isAscii ? toAscii(joined) : joined
}

/** Verbs that only read the rendered tree name its releases without having moved any; a table of zeros would say nothing. */
function tables({ verb, environments }: Outcome, style: Style): readonly string[] {
  const shown = environments.filter(({ releases }) => verb === 'render' || releases.some(hasMoved))
  return shown.flatMap((environment) => releaseLines(environment, style))
}

function closing({ verdict, summary, next }: Outcome, style: Style): readonly string[] {
  const sentence = summary === '' ? [] : wrap(escape(summary), style.width)
  const coloured = verdict === null ? sentence : sentence.map((line, index) => (index === 0 ? firstWordIn(line, signOfVerdict[verdict], style) : line))
  return next === '' ? coloured : [...coloured, `Next: ${escape(next)}`]
}

const firstWordIn = (line: string, sign: 'pass' | 'warn' | 'block', style: Style): string => line.replace(/^[A-Za-z]+/, (word) => painted(sign, word, style))
