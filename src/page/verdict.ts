import type { PageData } from '../model/page-data.ts'
import { copyButton, el, softPath } from './dom.ts'
import { gate } from './gate.ts'

/** The verdict in one sentence, what it is about, and the next command. */
export function verdictCard({ state, title, sentence, crumbs, facts, next, cure }: PageData): HTMLElement {
  return el(
    'article',
    { class: 'card verdict', id: 'verdict', 'data-state': state, 'aria-labelledby': 'verdict-title' },
    el('div', { class: 'gate' }, gate(state)),
    el(
      'div',
      { class: 'words' },
      el(
        'p',
        { class: 'crumbs' },
        crumbs.map((crumb) => el('span', {}, crumb)),
      ),
      el('h1', { id: 'verdict-title' }, title),
      el('p', { class: 'sentence' }, softPath(sentence)),
      cure !== '' && el('p', { class: 'cure' }, softPath(cure)),
      facts.length > 0 &&
        el(
          'dl',
          { class: 'facts' },
          facts.map(({ name, value, note }) => el('div', {}, el('dt', {}, name), el('dd', {}, value, note !== '' && el('small', {}, ` ${note}`)))),
        ),
      next !== '' && el('div', { class: 'command' }, el('code', { tabindex: 0 }, next), copyButton(next)),
    ),
  )
}
