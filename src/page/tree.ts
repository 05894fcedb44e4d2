import type { PageObject } from '../model/page-data.ts'
import { el } from './dom.ts'
import type { Group, Index } from './filter.ts'
import { isLabelOnly } from './filter.ts'
import { chip, operationSign, severitySign } from './marks.ts'

const heights = { group: 34, object: 46 } as const
// Rows above and below what is seen that are drawn too, in pixels, so that scrolling shows no gap.
const overscan = 300

type Row = { readonly top: number; readonly height: number } & (
  | { readonly group: Group; readonly object?: undefined }
  | { readonly object: PageObject; readonly position: number; readonly of: number }
)

type Told = { readonly index: Index; readonly onPick: (object: PageObject) => void; readonly onOpen: (object: PageObject) => void }

/** Changed objects as a tree of which only the rows in sight are in the document. */
export class Tree {
  readonly element = el('div', { class: 'list', role: 'tree', tabindex: 0, 'aria-label': 'Changed objects by release' })
  readonly #pad = el('div', { class: 'pad', role: 'presentation' })
  readonly #drawn = new Map<Row, HTMLElement>()
  readonly #closed = new Set<string>()
  readonly #told: Told
  #groups: readonly Group[] = []
  #rows: readonly Row[] = []
  #selected: PageObject | undefined

  constructor(told: Told) {
    this.#told = told
    this.element.append(this.#pad)
    this.element.addEventListener('scroll', () => this.draw(), { passive: true })
    this.element.addEventListener('keydown', (event) => this.#onKey(event))
  }

  show(groups: readonly Group[]): void {
    this.#groups = groups
    const rows: Row[] = []
    let top = 0
    const push = (row: Row): void => {
      rows.push(row)
      top += row.height
    }
    for (const group of groups) {
      push({ group, top, height: heights.group })
      if (!this.#closed.has(group.name))
        group.objects.forEach((object, index) => push({ object, position: index + 1, of: group.objects.length, top, height: heights.object }))
    }
    this.#rows = rows
    this.#pad.replaceChildren()
    this.#drawn.clear()
    this.#pad.style.setProperty('height', `${top}px`)
    this.draw()
  }

  /** Marks an object, opens its group, and brings it into sight. */
  select(object: PageObject | undefined): void {
    this.#selected = object
    const group = this.#groups.find(({ objects }) => object !== undefined && objects.includes(object))
    if (group !== undefined && this.#closed.delete(group.name)) this.show(this.#groups)
    this.#reveal()
    this.draw()
  }

  /** Goes so many objects down, or up. */
  step(by: number): void {
    const objects = this.#rows.flatMap((row) => (row.object === undefined ? [] : [row.object]))
    const here = this.#selected === undefined ? -1 : objects.indexOf(this.#selected)
    const next = objects[Math.max(0, Math.min(objects.length - 1, here + by))]
    if (next !== undefined) this.#told.onPick(next)
  }

  draw(): void {
    const [from, to] = [this.element.scrollTop - overscan, this.element.scrollTop + this.element.clientHeight + overscan]
    for (const [row, node] of this.#drawn) if (row.top + row.height < from || row.top > to) this.#forget(row, node)
    for (let at = this.#firstBelow(from), row = this.#rows[at]; row !== undefined && row.top <= to; at += 1, row = this.#rows[at]) this.#put(row, at)
    for (const [row, node] of this.#drawn) this.#mark(row, node)
  }

  #forget(row: Row, node: HTMLElement): void {
    node.remove()
    this.#drawn.delete(row)
  }

  #put(row: Row, at: number): void {
    if (this.#drawn.has(row)) return
    const node = row.object === undefined ? this.#groupNode(row.group) : this.#objectNode(row.object, row)
    node.id = `row-${at}`
    node.style.setProperty('top', `${row.top}px`)
    this.#drawn.set(row, node)
    this.#pad.append(node)
  }

  #mark(row: Row, node: HTMLElement): void {
    if (row.object === undefined) return
    const isSelected = row.object === this.#selected
    node.setAttribute('aria-selected', String(isSelected))
    if (isSelected) this.element.setAttribute('aria-activedescendant', node.id)
  }

  /** Index of the first row that ends below a height, by halving. */
  #firstBelow(height: number): number {
    let [low, high] = [0, this.#rows.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const row = this.#rows[middle]
      if (row !== undefined && row.top + row.height < height) low = middle + 1
      else high = middle
    }
    return low
  }

  #reveal(): void {
    const row = this.#rows.find(({ object }) => object !== undefined && object === this.#selected)
    const { scrollTop, clientHeight } = this.element
    if (row === undefined || (row.top >= scrollTop && row.top + row.height <= scrollTop + clientHeight)) return
    this.element.scrollTop = Math.max(0, row.top - clientHeight / 3)
  }

  #groupNode({ name, objects }: Group): HTMLElement {
    const isClosed = this.#closed.has(name)
    return el(
      'div',
      { class: 'row group', role: 'treeitem', 'aria-level': 1, 'aria-expanded': String(!isClosed), onclick: () => this.#toggle(name) },
      el('span', { 'aria-hidden': 'true' }, isClosed ? '▸' : '▾'),
      el('span', { title: name }, name),
      el('span', { class: 'count' }, objects.length),
    )
  }

  #toggle(name: string, isClosed = !this.#closed.has(name)): void {
    if (isClosed) this.#closed.add(name)
    else this.#closed.delete(name)
    this.show(this.#groups)
  }

  #objectNode(object: PageObject, { position, of }: { readonly position: number; readonly of: number }): HTMLElement {
    const severity = this.#told.index.severityOf(object)
    const kind = object.kind === 'CustomResourceDefinition' ? 'CRD' : object.kind
    return el(
      'div',
      {
        class: isLabelOnly(object) ? 'row quiet' : 'row',
        role: 'treeitem',
        'aria-level': 2,
        'aria-setsize': of,
        'aria-posinset': position,
        title: object.name,
        onclick: () => this.#told.onOpen(object),
      },
      operationSign(object.op),
      el('span', { class: 'name' }, object.name),
      el('span', { class: 'kind' }, `${kind}${object.namespace === '' ? '' : ` in ${object.namespace}`}`),
      el('span', { class: 'tags' }, severity === undefined ? chip(object.lanes[0] ?? 'Config') : severitySign(severity)),
    )
  }

  #onKey(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }[event.key]
    const group = this.#groups.find(({ objects }) => this.#selected !== undefined && objects.includes(this.#selected))
    if (by !== undefined) {
      event.preventDefault()
      this.step(by)
    } else if (event.key === 'ArrowLeft' && group !== undefined) this.#toggle(group.name, true)
    else if (event.key === 'ArrowRight' && group !== undefined) this.#toggle(group.name, false)
    else if (event.key === 'Enter' && this.#selected !== undefined) this.#told.onOpen(this.#selected)
  }
}
