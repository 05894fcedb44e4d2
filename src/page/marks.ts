import type { PageObject } from '../model/page-data.ts'
import type { Severity } from '../model/finding.ts'
import { el, svg, vanish } from './dom.ts'

export const severityWords: Readonly<Record<Severity, string>> = { block: 'Blocks', warn: 'Warns', info: 'Info' }

// Shape and word say the same as the colour.
const shapes: Readonly<Record<Severity, () => SVGElement>> = {
  block: () => icon(['M5 1h6l4 4v6l-4 4H5l-4-4V5z', 'M5 5l6 6M11 5l-6 6']),
  warn: () => icon(['M8 1l7.5 13.5H.5z', 'M8 6v4M8 11.4v1.6']),
  info: () => icon(['M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1z', 'M8 7v5M8 3.8v1.7']),
}

const icon = ([body, mark]: readonly [string, string]): SVGElement =>
  svg(
    'svg',
    { viewBox: '0 0 16 16', 'aria-hidden': 'true', class: 'icon' },
    svg('path', { d: body, fill: 'currentColor' }),
    svg('path', { d: mark, stroke: 'var(--surface)', 'stroke-width': 1.8 }),
  )

export const severityChip = (severity: Severity): HTMLElement => el('span', { class: `chip severity ${severity}` }, shapes[severity](), severityWords[severity])

export const severitySign = (severity: Severity): HTMLElement =>
  el('span', { class: `chip severity ${severity}`, title: severityWords[severity] }, shapes[severity](), vanish(severityWords[severity]))

export const chip = (text: string): HTMLElement => el('span', { class: 'chip' }, text)

const operations = {
  create: { sign: '+', word: 'added' },
  update: { sign: '~', word: 'changed' },
  rename: { sign: '»', word: 'renamed' },
  delete: { sign: '−', word: 'deleted' },
} as const satisfies Readonly<Record<PageObject['op'], { sign: string; word: string }>>

export function operationSign(operation: PageObject['op']): HTMLElement {
  const { sign, word } = operations[operation]
  return el('span', { class: `operation ${operation}` }, vanish(word), el('span', { 'aria-hidden': 'true' }, sign))
}
