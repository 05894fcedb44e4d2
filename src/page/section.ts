import { el } from './dom.ts'

type Parts = {
  /** The line beside the heading. */
  readonly note: Node | string
  readonly content: readonly Node[]
  /** What the bar at the top calls it, and how much of it there is, where that differs from the heading. */
  readonly short?: string
  readonly count?: number
}

/** A part of the page with its heading. */
export const section = (id: string, title: string, { note, content, short = title, count }: Parts): HTMLElement =>
  el(
    'section',
    { id, 'aria-labelledby': `${id}-title`, 'data-short': short, 'data-count': count },
    el('div', { class: 'head' }, el('h2', { id: `${id}-title` }, title), el('p', {}, note)),
    ...content,
  )
