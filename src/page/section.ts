import { el } from './dom.ts'

/** A part of the page with its heading; `note` is the line beside it. */
export const section = (id: string, title: string, { note, content }: { readonly note: Node | string; readonly content: readonly Node[] }): HTMLElement =>
  el('section', { id, 'aria-labelledby': `${id}-title` }, el('div', { class: 'head' }, el('h2', { id: `${id}-title` }, title), el('p', {}, note)), ...content)
