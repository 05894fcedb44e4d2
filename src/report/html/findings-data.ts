import { type Finding, pageOf } from '../../model/finding.ts'
import { toJsonText } from '../../model/json.ts'
import type { PageFinding } from '../../model/page-data.ts'
import { isSecret, secretText } from '../../model/secret.ts'
import { effectTexts } from '../effect-texts.ts'
import { escape } from '../escape.ts'
import { originOf } from '../place-of.ts'
import { ranked } from '../rank.ts'
import { pageRef } from './page-ref.ts'

/** Findings, worst first; what is found alike in several environments is one, and says in which. */
export const findingsOf = (findings: readonly Finding[]): readonly PageFinding[] =>
  [...Map.groupBy(ranked(findings), ({ source: _source, place: _place, ...said }) => toJsonText(said)).values()].flatMap((same) =>
    same.slice(0, 1).map((one) => findingOf(one, same)),
  )

function findingOf(finding: Finding, same: readonly Finding[]): PageFinding {
  const { severity, lane, rule, object, path, message, why, hits, action, effect } = finding
  const change = isSecret(object) && finding.change !== '' ? secretText : finding.change
  return {
    ...pageRef(object),
    severity,
    lane,
    environments: same.flatMap(({ source }) => (source === undefined || source.environment === '' ? [] : [escape(source.environment)])),
    rule,
    page: pageOf(rule),
    title: escape(message),
    path: escape(path),
    change: escape(change),
    effect: effectTexts[effect],
    why: escape(why),
    hits: hits.map(escape),
    action: escape(action),
    origins: [...new Set(same.map(originOf))].filter((origin) => origin !== '').map(escape),
  }
}
