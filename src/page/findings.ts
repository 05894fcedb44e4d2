import type { PageFinding } from '../model/page-data.ts'
import { copyButton, el, lazily, plural, softPath } from './dom.ts'
import { chip, severityChip } from './marks.ts'
import { section } from './section.ts'

type Shown = {
  readonly findings: readonly PageFinding[]
  readonly onShow: (finding: PageFinding) => void
  readonly isChanged: (finding: PageFinding) => boolean
}

/** Findings, worst first; those that block are open. */
export function findingsSection(shown: Shown): HTMLElement {
  const count = (severity: string): number => countOf(shown.findings.filter((finding) => finding.severity === severity))
  const counts = [plural(count('block'), 'blocks', 'block'), plural(count('warn'), 'warning'), plural(count('info'), 'note')]
  const note = `${counts.filter((text) => !text.startsWith('0 ')).join(', ')}. Worst first.`
  return section('findings', 'Findings', { count: countOf(shown.findings), note, content: cards(shown) })
}

/** One of several environments counts in each of them. */
const countOf = (findings: readonly PageFinding[]): number => findings.reduce((sum, { environments }) => sum + Math.max(1, environments.length), 0)

// More cards at once are read by nobody, and make the page slow.
const firstCards = 100

function cards(shown: Shown): readonly HTMLElement[] {
  const draw = (from: number, to?: number): readonly HTMLElement[] => shown.findings.slice(from, to).map((finding, index) => card(finding, from + index, shown))
  const rest = shown.findings.length - firstCards
  if (rest <= 0) return draw(0)
  const more = el('button', { class: 'button', type: 'button', onclick: () => more.replaceWith(...draw(firstCards)) }, `Show ${rest.toLocaleString('en')} more`)
  return [...draw(0, firstCards), more]
}

const card = (finding: PageFinding, index: number, shown: Shown): HTMLElement =>
  lazily(
    { class: `card finding ${finding.severity}`, id: `finding-${index}`, open: finding.severity === 'block' },
    [
      severityChip(finding.severity),
      el('h3', {}, softPath(finding.title)),
      el('span', { class: 'tags' }, chip(finding.lane), el('span', { class: 'caret', 'aria-hidden': 'true' }, '›')),
      el('span', { class: 'where' }, placeOf(finding)),
    ],
    () => [body(finding, shown)],
  )

/** Opens a finding and goes there, drawing it first where it is not. */
export function openFinding(index: number): void {
  if (index >= firstCards) document.querySelector<HTMLElement>('#findings > .button')?.click()
  const found = document.querySelector<HTMLDetailsElement>(`#finding-${index}`)
  if (found === null) return
  found.open = true
  found.querySelector('summary')?.focus()
  found.scrollIntoView({ block: 'center' })
}

const placeOf = ({ kind, namespace, name, environments }: PageFinding): string =>
  `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}${environments.length === 0 ? '' : ` in ${environments.join(', ')}`}`

const body = (finding: PageFinding, { onShow, isChanged }: Shown): HTMLElement =>
  el(
    'div',
    { class: 'body' },
    (finding.path !== '' || finding.change !== '') &&
      el('p', { class: 'wide change' }, el('code', {}, softPath(finding.path)), finding.change !== '' && el('code', { class: 'moved' }, finding.change)),
    el('div', {}, el('h4', {}, 'Why'), el('p', {}, `${finding.why}. Effect: ${finding.effect}.`), hits(finding)),
    el('div', {}, el('h4', {}, 'What to do'), el('p', {}, finding.action)),
    el(
      'div',
      { class: 'wide actions' },
      isChanged(finding) && el('button', { class: 'button', type: 'button', onclick: () => onShow(finding) }, 'Show the change'),
      finding.severity !== 'info' && copyButton(waiver(finding), 'Copy as waiver'),
      chip(finding.rule),
      chip(finding.page),
      finding.origins.map((origin) => chip(`from ${origin}`)),
    ),
  )

const hits = ({ hits: names }: PageFinding): HTMLElement | false =>
  names.length > 0 &&
  el(
    'div',
    {},
    el('p', {}, `Hits ${plural(names.length, 'object')}:`),
    el(
      'ul',
      {},
      names.map((name) => el('li', {}, el('code', {}, name))),
    ),
  )

/** An entry for waivers.yml, with what only a person can say left open. */
const waiver = ({ rule, kind, namespace, name, path }: PageFinding): string =>
  [
    `- rule: ${rule}`,
    `  object: ${JSON.stringify(`${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`)}`,
    `  path: ${JSON.stringify(path)}`,
    '  reason: ',
    '  owner: ',
    '  expires: ',
    '',
  ].join('\n')
