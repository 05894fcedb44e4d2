import { compareText } from '../../model/json.ts'
import { nameOf } from '../../model/manifest.ts'
import type { ToldWaived } from '../../model/waiver.ts'
import { escape } from '../escape.ts'
import type { Style } from '../style.ts'
import { signed, signWidth } from './ink.ts'
import { behind, rows, wrap } from './layout.ts'

// As wide as the labels of findings, so that both stand in one column.
const labelWidth = 10

/** Every finding that a waiver took out of the verdict: what, by whom, until when, why. */
export const waivedLines = (waived: readonly ToldWaived[], style: Style): readonly string[] =>
  waived
    .toSorted((left, right) => compareText(left.finding.rule, right.finding.rule) || compareText(left.finding.message, right.finding.message))
    .flatMap((one) => block(one, style))

function block({ finding, waiver }: ToldWaived, style: Style): readonly string[] {
  const left = signWidth(style) + labelWidth + 1
  const details: readonly (readonly [string, string])[] = [
    ['object', nameOf(finding.object)],
    ['rule', finding.rule],
    ['by', `${waiver.owner} until ${waiver.expires}, ${waiver.file}:${waiver.line}`],
    ['reason', waiver.reason],
  ]
  return [
    ...behind(`${signed('info', style)}${'Waived'.padEnd(labelWidth)} `, left, wrap(escape(finding.message), style.width - left)),
    ...rows(
      details.map(([label, text]) => [label, wrap(escape(text), style.width - left)]),
      { indent: signWidth(style), labelWidth },
    ),
  ]
}
