import type { Severity } from '../model/finding.ts'
import type { PageData, PageObject } from '../model/page-data.ts'
import { Detail } from './detail.ts'
import { el, plural, softPath } from './dom.ts'
import { openFinding } from './findings.ts'
import { Index, isLabelOnly, refText } from './filter.ts'
import { operationSign, severityWords } from './marks.ts'
import { section } from './section.ts'
import { Tree } from './tree.ts'
import { hashOf, keyOf, laneNames, severityNames, type View } from './view.ts'

/** Changed objects: search and filters, the tree, and the diff of the one that is selected. */
export class Changes {
  readonly element: HTMLElement
  readonly search = el('input', {
    type: 'search',
    placeholder: 'Name, kind, path or changed text',
    'aria-label': 'Search changed objects',
    autocomplete: 'off',
  })
  readonly tree: Tree
  readonly #data: PageData
  readonly #view: View
  readonly #index: Index
  readonly #detail: Detail
  readonly #count = el('span', {})
  readonly #live = el('p', { class: 'unseen', role: 'status' })
  readonly #buttons = el('div', { class: 'filters', role: 'group', 'aria-label': 'Filters' })
  readonly #panes = el('div', { class: 'panes' })
  readonly #paper = el('div', { class: 'paper' })

  constructor(data: PageData, view: View) {
    this.#data = data
    this.#view = view
    this.#index = new Index(data.objects, data.findings)
    this.#detail = new Detail({ findings: data.findings, onWhy: (finding) => openFinding(data.findings.indexOf(finding)) })
    this.tree = new Tree({ index: this.#index, onPick: (object) => this.#pick(object, false), onOpen: (object) => this.#pick(object, true) })
    this.search.value = view.query
    this.search.addEventListener('input', () => this.#set({ query: this.search.value }))
    this.#panes.append(this.tree.element, this.#detail.element)
    const tools = el(
      'div',
      { class: 'tools', role: 'search' },
      el('label', { class: 'search' }, this.search, el('kbd', { 'aria-hidden': 'true' }, '/')),
      this.#buttons,
    )
    this.element = section('changes', 'Changed objects', {
      short: 'Changes',
      count: data.objects.length,
      note: this.#count,
      content: [el('div', { class: 'card' }, tools, this.#panes, this.#paper, this.#live)],
    })
  }

  /** Draws what the view asks for; to be called when the page stands. */
  refresh(): void {
    const groups = this.#index.groups(this.#view)
    const objects = groups.flatMap((group) => group.objects)
    this.#count.textContent = `${plural(objects.length, 'object')} of ${this.#data.objects.length.toLocaleString('en')} shown, riskiest first.`
    this.#live.textContent = `${plural(objects.length, 'object')} match`
    this.#buttons.replaceChildren(...this.#filters())
    this.tree.show(groups)
    const selected = objects.find((object) => keyOf(object) === this.#view.selected) ?? objects[0]
    this.#draw(selected)
  }

  /** Paper does not scroll: the names of all that the filters leave, in place of the tree. */
  listForPaper(): void {
    this.#paper.replaceChildren(
      ...this.#index.groups(this.#view).flatMap(({ name, objects }) => [
        el('h3', {}, `${name}: ${objects.length.toLocaleString('en')}`),
        el(
          'ul',
          {},
          objects.map((object) => el('li', {}, operationSign(object.op), el('span', {}, softPath(nameOf(object))))),
        ),
      ]),
    )
  }

  toggleNoise(): void {
    this.#set({ hasNoise: !this.#view.hasNoise })
  }

  toggleSplit(): void {
    this.#set({ isSplit: !this.#view.isSplit })
  }

  /** Shows the object that a finding is about, whatever was filtered before. */
  reveal(finding: Parameters<typeof refText>[0]): void {
    const object = this.#data.objects.find((one) => refText(one) === refText(finding))
    if (object === undefined) return
    this.search.value = ''
    this.#set({ query: '', lane: '', severity: '', hasNoise: isLabelOnly(object) || this.#view.hasNoise, selected: keyOf(object) })
    this.#panes.classList.add('open')
    this.element.scrollIntoView()
  }

  isChanged(finding: Parameters<typeof refText>[0]): boolean {
    return this.#data.objects.some((object) => refText(object) === refText(finding))
  }

  #set(changed: Partial<View>): void {
    Object.assign(this.#view, changed)
    history.replaceState(null, '', hashOf(this.#view))
    this.refresh()
  }

  #pick(object: PageObject, isOpened: boolean): void {
    this.#view.selected = keyOf(object)
    history.replaceState(null, '', hashOf(this.#view))
    if (isOpened) this.#panes.classList.add('open')
    this.#draw(object)
  }

  #draw(object: PageObject | undefined): void {
    this.tree.select(object)
    const empty = this.#view.query === '' ? 'Nothing to show with these filters' : `Nothing matches “${this.#view.query}”`
    this.#detail.show(object, { isSplit: this.#view.isSplit, onBack: () => this.#panes.classList.remove('open'), empty })
  }

  #filters(): readonly HTMLElement[] {
    const { objects } = this.#data
    const labelOnly = objects.filter(isLabelOnly).length
    const noise = this.#view.hasNoise ? `Hide ${labelOnly.toLocaleString('en')} label-only` : `${labelOnly.toLocaleString('en')} label-only hidden`
    return [
      ...(labelOnly > 0 ? [toggle(noise, this.#view.hasNoise, () => this.toggleNoise())] : []),
      toggle('Side by side', this.#view.isSplit, () => this.toggleSplit()),
      ...this.#severityFilters(),
      ...laneNames.flatMap((lane) => {
        const count = objects.filter(({ lanes }) => lanes.includes(lane)).length
        return count === 0 || lane === 'Label'
          ? []
          : [toggle(`${lane} ${count}`, this.#view.lane === lane, () => this.#set({ lane: this.#view.lane === lane ? '' : lane }))]
      }),
    ]
  }

  #severityFilters(): readonly HTMLElement[] {
    const count = (severity: Severity): number => this.#data.objects.filter((object) => this.#index.severityOf(object) === severity).length
    return severityNames
      .filter((severity) => count(severity) > 0)
      .map((severity) =>
        toggle(`${severityWords[severity]} ${count(severity)}`, this.#view.severity === severity, () =>
          this.#set({ severity: this.#view.severity === severity ? '' : severity }),
        ),
      )
  }
}

const nameOf = ({ kind, namespace, name }: PageObject): string => `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`

const toggle = (text: string, isPressed: boolean, onclick: () => void): HTMLElement =>
  el('button', { class: 'button', type: 'button', 'aria-pressed': String(isPressed), onclick }, text)
