import type { PageFinding, PageObject, PagePlace } from '../model/page-data.ts'
import { el } from './dom.ts'
import { refText } from './filter.ts'
import { hunk, noiseWords } from './hunk.ts'
import { chip, severityChip } from './marks.ts'

// Drawn at once; a CRD can differ in hundreds of places.
const shownAtOnce = 12

type Asked = { readonly isSplit: boolean; readonly onBack: () => void; readonly empty: string }

type Told = { readonly findings: readonly PageFinding[]; readonly onWhy: (finding: PageFinding) => void }

/** The diff of the selected object: one is drawn at a time. */
export class Detail {
  readonly element = el('div', { class: 'detail', tabindex: 0, role: 'region', 'aria-label': 'Diff of the selected object' })
  readonly #told: Told
  #isNoiseOpen = false

  constructor(told: Told) {
    this.#told = told
  }

  show(object: PageObject | undefined, asked: Asked): void {
    if (object === undefined) return this.element.replaceChildren(el('p', { class: 'nothing' }, asked.empty))
    const findings = this.#told.findings.filter((finding) => refText(finding) === refText(object))
    const [loud, quiet] = [object.places.filter(({ noise }) => noise === ''), object.places.filter(({ noise }) => noise !== '')]
    const places = this.#isNoiseOpen || loud.length === 0 ? [...loud, ...quiet] : loud
    const draw = (place: PagePlace): HTMLElement =>
      hunk(place, {
        isSplit: asked.isSplit && (object.op === 'update' || object.op === 'rename'),
        finding: findings.find((finding) => speaksOf(finding, place)),
        onWhy: this.#told.onWhy,
      })
    this.element.replaceChildren(
      head(object, findings, asked.onBack),
      ...places.slice(0, shownAtOnce).map(draw),
      ...rest(places.slice(shownAtOnce), draw),
      ...(loud.length > 0 && quiet.length > 0 ? [this.#fold(quiet, () => this.show(object, asked))] : []),
    )
  }

  #fold(quiet: readonly PagePlace[], onToggle: () => void): HTMLElement {
    const counts = [...Map.groupBy(quiet, ({ noise }) => noise)].map(([noise, some]) => `${some.length} × ${noise === '' ? '' : noiseWords[noise]}`)
    const toggle = (): void => {
      this.#isNoiseOpen = !this.#isNoiseOpen
      onToggle()
    }
    const button = el(
      'button',
      { class: 'button', type: 'button', 'aria-expanded': String(this.#isNoiseOpen), onclick: toggle },
      this.#isNoiseOpen ? 'Hide' : 'Show',
    )
    return el('div', { class: 'fold' }, button, `${counts.join(', ')}${this.#isNoiseOpen ? '' : ' folded'}`)
  }
}

const head = (object: PageObject, findings: readonly PageFinding[], onBack: () => void): HTMLElement =>
  el(
    'div',
    { class: 'title' },
    el(
      'h3',
      {},
      el('button', { class: 'button back', type: 'button', onclick: onBack }, '‹ All'),
      el('span', {}, object.from === '' ? object.name : `${object.from} → ${object.name}`),
      object.lanes.map(chip),
      // Worst first: the others are counted by the list above.
      findings.slice(0, 1).map(({ severity }) => severityChip(severity)),
    ),
    el('p', { class: 'file' }, object.file === '' ? object.kind : object.file),
    object.isShared && el('p', { class: 'where' }, `In ${object.environment}; a place that differs so in some of them says in which`),
  )

function rest(places: readonly PagePlace[], draw: (place: PagePlace) => HTMLElement): readonly HTMLElement[] {
  if (places.length === 0) return []
  const box = el(
    'div',
    { class: 'fold' },
    el('button', { class: 'button', type: 'button', onclick: () => box.replaceWith(...places.map(draw)) }, `Show ${places.length} more places`),
  )
  return [box]
}

/** Whether a finding is about this place: its path, or one above or below it. */
const speaksOf = (finding: PageFinding, { path }: PagePlace): boolean =>
  finding.path !== '' && (path.startsWith(finding.path) || finding.path.startsWith(`${path}.`))
