import { el, svg } from './dom.ts'

type Told = { readonly onTheme: () => void; readonly onHelp: () => void }

/** The bar at the top: where one is, and where one can go. */
export function navigation(sections: readonly HTMLElement[], { onTheme, onHelp }: Told): HTMLElement {
  const links = [link('verdict', 'Verdict'), ...sections.map((part) => link(part.id, part.querySelector('h2')?.textContent ?? part.id))]
  return el(
    'header',
    { class: 'bar' },
    el(
      'div',
      { class: 'wrap' },
      el('div', { class: 'brand' }, mark(), el('span', {}, 'Sluice')),
      el('nav', { 'aria-label': 'Sections', tabindex: 0 }, links),
      el('button', { class: 'button', type: 'button', 'aria-label': 'Switch between light and dark', onclick: onTheme }, '◐'),
      el('button', { class: 'button', type: 'button', 'aria-label': 'Keyboard shortcuts', onclick: onHelp }, '?'),
    ),
  )
}

const link = (id: string, title: string): HTMLElement => el('a', { href: `#${id}` }, title)

const mark = (): SVGElement =>
  svg(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    svg('path', { d: 'M4 3v18M20 3v18M12 3v7', class: 'posts' }),
    svg('path', { d: 'M7.4 9.5h9.2V20H7.4z', class: 'board' }),
  )
