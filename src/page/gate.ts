import type { PageState } from '../model/page-data.ts'
import { svg } from './dom.ts'

// How far the gate is lifted, and how high the water stands behind it.
const positions: Readonly<Record<PageState, { readonly lift: number; readonly below: number; readonly name: string }>> = {
  block: { lift: 0, below: 0, name: 'The gate is closed' },
  warn: { lift: 26, below: 10, name: 'The gate is half open' },
  pass: { lift: 44, below: 20, name: 'The gate is open' },
  stale: { lift: 0, below: 0, name: 'The gate is closed, with a clock' },
  error: { lift: 0, below: 0, name: 'The gate is closed, with a question mark' },
  empty: { lift: 44, below: 20, name: 'Still water' },
}

const wave = (left: number, top: number, width: number): string => {
  const crest = width / 4
  return `M${left} ${top}q${crest / 2}-5 ${crest} 0t${crest} 0 ${crest} 0 ${crest} 0V104H${left}z`
}

/** A sluice gate: water stands left of it, and it is as open as the verdict. */
export function gate(state: PageState): SVGElement {
  const { lift, below, name } = positions[state]
  const top = 50 - lift
  return svg(
    'svg',
    { viewBox: '0 0 132 116', role: 'img', 'aria-label': name },
    state === 'empty' ? svg('path', { d: 'M4 82h58v22H4z', class: 'water' }) : svg('path', { d: wave(4, 52, 58), class: 'water' }),
    state !== 'empty' && svg('path', { d: wave(4, 70, 58), class: 'water deep' }),
    below > 0 && svg('path', { d: wave(70, 104 - below, 58), class: 'water' }),
    svg('path', { d: 'M2 106h128M48 12v92M84 12v92M42 12h48', class: 'frame' }),
    svg('path', { d: `M66 12V${top + 4}`, class: 'rod' }),
    svg('rect', { x: 52, y: top, width: 28, height: 53, rx: 2, class: 'leaf' }),
    svg('path', { d: `M52 ${top + 13}h28M52 ${top + 26}h28M52 ${top + 39}h28`, class: 'planks' }),
    state === 'stale' && svg('g', { class: 'badge' }, svg('circle', { cx: 106, cy: 34, r: 14 }), svg('path', { d: 'M106 26v8l6 4' })),
    state === 'error' && svg('text', { x: 106, y: 44, class: 'question' }, '?'),
  )
}
