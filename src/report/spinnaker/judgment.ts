import type { Finding, Severity } from '../../model/finding.ts'
import { nameOf } from '../../model/manifest.ts'
import type { Outcome } from '../../model/outcome.ts'
import { ranked } from '../rank.ts'
import { resultOf } from '../result.ts'
import { unmarked } from './neutral.ts'

/** What whoever decides is told, of at most `longest` characters: the verdict, what will happen, and as many warnings as there is room for. */
export function judgmentText(outcome: Outcome, longest: number): string {
  const { changed, deleted } = resultOf(outcome)
  const head = [headline(outcome), `${counted(changed, 'object')}, ${deleted} deleted`, ...approvals(outcome)].join(' · ')
  const tail = ' · Continue applies exactly these bytes; Stop changes nothing.'
  const warnings = ranked(outcome.findings).filter(({ severity }) => severity === 'warn')
  return `${head}${listed(warnings, longest - head.length - tail.length)}${tail}`
}

/** "prod-eu: READY with 2 warnings". */
export function headline({ environments, verdict, findings, summary }: Outcome): string {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length
  const names = unmarked(environments.map(({ name }) => name).join(', '), longestName)
  const about = names === '' ? '' : `${names}: `
  if (verdict === 'block') return `${about}BLOCKED by ${counted(count('block') || findings.length, 'finding')}`
  if (verdict === 'warn') return `${about}READY with ${counted(count('warn'), 'warning')}`
  return verdict === 'pass' ? `${about}READY` : unmarked(summary, longestName)
}

/** What a finding says of which object. */
export const findingText = ({ lane, message, object }: Finding): string => unmarked(`${lane}: ${message} (${nameOf(object)})`, longestFinding)

const longestName = 200
const longestFinding = 300

function approvals({ environments: [environment], revision }: Outcome): readonly string[] {
  const token = environment?.token === undefined ? [] : [`token \`${environment.token}\``]
  return [...token, ...(revision === undefined ? [] : [`reviewed at ${revision.commit.slice(0, 7)}`])]
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const rest = (left: number): string => (left === 0 ? '' : `; ${left} more in the log`)

/** As many as fit; the rest is counted. */
function listed(warnings: readonly Finding[], room: number): string {
  const opening = ' · warnings: '
  const texts = warnings.map(findingText)
  const most = texts.findLastIndex((_text, last) => opening.length + texts.slice(0, last + 1).join('; ').length + rest(texts.length - last - 1).length <= room)
  if (most === -1) return ''
  return `${opening}${texts.slice(0, most + 1).join('; ')}${rest(texts.length - most - 1)}`
}
