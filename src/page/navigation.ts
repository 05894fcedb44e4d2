import { el, svg } from './dom.ts'

type Told = { readonly onTheme: () => void; readonly onHelp: () => void }

/** The bar at the top: where one is, and where one can go. */
export function navigation(sections: readonly HTMLElement[], { onTheme, onHelp }: Told): HTMLElement {
  const links = [link('verdict', 'Verdict', ''), ...sections.map(({ id, dataset }) => link(id, dataset['short'] ?? id, dataset['count'] ?? ''))]
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

const link = (id: string, title: string, count: string): HTMLElement =>
  el('a', { href: `#${id}` }, title, count !== '' && el('span', { class: 'n' }, Number(count).toLocaleString('en')))

/** Marks in the bar which part is read now; to be called when all of them stand in the page. */
export function followReader(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.bar nav a')]
  const seen = new Map<string, boolean>()
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) seen.set(target.id, isIntersecting)
      const current = links.find(({ hash }) => seen.get(hash.slice(1)) === true) ?? links[0]
      for (const one of links) one.setAttribute('aria-current', String(one === current))
    },
    // The part below the bar, in the upper half of the window.
    { rootMargin: '-60px 0px -50% 0px' },
  )
  for (const { hash } of links) {
    const part = document.querySelector(hash)
    if (part !== null) watch.observe(part)
  }
}

const mark = (): SVGElement =>
  svg(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    svg('path', { d: 'M4 3v18M20 3v18M12 3v7', class: 'posts' }),
    svg('path', { d: 'M7.4 9.5h9.2V20H7.4z', class: 'board' }),
  )
