import type { Lane, Severity } from '../model/finding.ts'
import type { PageObject } from '../model/page-data.ts'

/** What the reader has chosen to see; all of it stands in the address, so that a link shows the same. */
export type View = {
  query: string
  lane: Lane | ''
  severity: Severity | ''
  hasNoise: boolean
  isSplit: boolean
  selected: string
}

export const keyOf = ({ environment, release, kind, namespace, name }: Pick<PageObject, 'environment' | 'release' | 'kind' | 'namespace' | 'name'>): string =>
  [environment, release, kind, namespace, name].join('/')

/** The view that an address asks for. */
export function viewOf(hash: string, isWide: boolean): View {
  const asked = new URLSearchParams(hash.replace(/^#/, ''))
  const lane = laneNames.find((name) => name === asked.get('lane')) ?? ''
  const severity = severityNames.find((name) => name === asked.get('severity')) ?? ''
  return { query: asked.get('q') ?? '', lane, severity, hasNoise: asked.has('noise'), isSplit: isWide && !asked.has('unified'), selected: asked.get('o') ?? '' }
}

export const laneNames: readonly Lane[] = ['Gate', 'CRD', 'API', 'Immutable', 'Data loss', 'Mesh', 'RBAC', 'Webhook', 'Selector', 'Restart', 'Config', 'Label']
export const severityNames: readonly Severity[] = ['block', 'warn', 'info']

/** The address of a view. */
export function hashOf({ query, lane, severity, hasNoise, isSplit, selected }: View): string {
  const asked = new URLSearchParams()
  const add = (name: string, value: string): void => {
    if (value !== '') asked.set(name, value)
  }
  add('o', selected)
  add('q', query)
  add('lane', lane)
  add('severity', severity)
  add('noise', hasNoise ? '1' : '')
  add('unified', isSplit ? '' : '1')
  return `#${asked.toString()}`
}
