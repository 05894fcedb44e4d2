import type { Severity } from '../model/finding.ts'
import type { PageFinding, PageObject } from '../model/page-data.ts'
import { severityNames, type View } from './view.ts'

export type Group = { readonly name: string; readonly objects: readonly PageObject[] }

/** Finds objects by what the reader asks for. Texts are put together when first searched: most pages are never searched. */
export class Index {
  readonly #objects: readonly PageObject[]
  readonly #worst: ReadonlyMap<string, Severity>
  readonly #texts = new Map<PageObject, string>()

  constructor(objects: readonly PageObject[], findings: readonly PageFinding[]) {
    this.#objects = objects
    this.#worst = worstOf(findings)
  }

  severityOf(object: PageObject): Severity | undefined {
    return this.#worst.get(refText(object))
  }

  /** Groups by environment and release, riskiest first, and within them the riskiest objects first. */
  groups(view: View): readonly Group[] {
    const found = this.#objects.filter((object) => this.#fits(object, view))
    const groups = [...Map.groupBy(found, groupName)].map(([name, objects]) => ({
      name,
      objects: objects.toSorted((left, right) => this.#risk(left) - this.#risk(right)),
    }))
    return groups.toSorted((left, right) => this.#riskOf(left) - this.#riskOf(right))
  }

  #fits(object: PageObject, { query, lane, severity, hasNoise }: View): boolean {
    const words = query.trim().toLowerCase()
    if (!hasNoise && words === '' && lane === '' && isLabelOnly(object)) return false
    if (lane !== '' && !object.lanes.includes(lane)) return false
    if (severity !== '' && this.severityOf(object) !== severity) return false
    return words === '' || this.#textOf(object).includes(words)
  }

  #textOf(object: PageObject): string {
    const known = this.#texts.get(object)
    if (known !== undefined) return known
    const texts = object.places.flatMap(({ path, rows }) => [path, ...rows.filter(([sign]) => sign !== ' ').flatMap(([, ...sides]) => sides)])
    const text = [object.kind, object.namespace, object.name, groupName(object), ...texts].join('\n').toLowerCase()
    this.#texts.set(object, text)
    return text
  }

  #risk(object: PageObject): number {
    const severity = this.severityOf(object)
    if (severity !== undefined) return severityNames.indexOf(severity)
    return isLabelOnly(object) ? 5 : 4
  }

  #riskOf({ objects: [first] }: Group): number {
    return first === undefined ? 9 : this.#risk(first)
  }
}

export const isLabelOnly = ({ lanes }: PageObject): boolean => lanes.every((lane) => lane === 'Label')

const groupName = ({ environment, release }: PageObject): string => [environment, release].filter((part) => part !== '').join(' · ') || 'Objects'

export const refText = ({ kind, namespace, name }: { readonly kind: string; readonly namespace: string; readonly name: string }): string =>
  [kind, namespace, name].join('/')

function worstOf(findings: readonly PageFinding[]): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>()
  for (const finding of findings) {
    const known = worst.get(refText(finding))
    if (known === undefined || severityNames.indexOf(finding.severity) < severityNames.indexOf(known)) worst.set(refText(finding), finding.severity)
  }
  return worst
}
