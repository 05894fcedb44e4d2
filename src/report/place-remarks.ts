import type { Cause } from '../model/difference.ts'
import { escape } from './escape.ts'
import { listed } from './text/layout.ts'
import type { Place } from './places.ts'

const causeWords: Readonly<Record<Cause, string>> = {
  chart: 'chart',
  values: 'values',
  capabilities: 'capabilities',
  helm: 'helm version',
  release: 'settings of the release',
}

const shownNames = 6

/** What is to be said of a place beside its path: "same in 3 versions, only in staging, cause: values"; '' where there is nothing. */
export function remarksOf({ versions, environments, difference: { causes } }: Place): string {
  const [version, ...others] = versions
  return [
    version === undefined ? '' : others.length === 0 ? `in ${escape(version)}` : `same in ${versions.length} versions`,
    environments.length === 0 ? '' : `only in ${listed(environments.map(escape), shownNames)}`,
    causes === undefined ? '' : `cause: ${causeText(causes)}`,
  ]
    .filter((remark) => remark !== '')
    .join(', ')
}

/** What is to be said of an object that comes or goes whole, such as "cause: chart". */
export const wholeRemarks = (places: readonly Place[]): readonly string[] => [...new Set(places.map(remarksOf))].filter((remark) => remark !== '')

/** "chart and values together": where only both make the difference. */
function causeText(causes: readonly Cause[]): string {
  const [only, ...others] = causes.map((cause) => causeWords[cause])
  if (only === undefined) return 'not found'
  return others.length === 0 ? only : `${[only, ...others].join(' and ')} together`
}
