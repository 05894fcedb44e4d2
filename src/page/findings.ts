import type { PageFinding } from '../model/page-data.ts'
import { copyButton, el, plural, softPath } from './dom.ts'
import { chip, severityChip } from './marks.ts'
import { section } from './section.ts'

type Shown = {
  readonly findings: readonly PageFinding[]
  readonly onShow: (finding: PageFinding) => void
  readonly isChanged: (finding: PageFinding) => boolean
}

/** Findings, worst first; those that block are open. */
export function findingsSection(shown: Shown): HTMLElement {
  const count = (severity: string): number => shown.findings.filter((finding) => finding.severity === severity).length
  const note = `${plural(count('block'), 'blocks', 'block')}, ${plural(count('warn'), 'warning')}, ${plural(count('info'), 'note')}. Worst first.`
  return section('findings', 'Findings', { note, content: shown.findings.map((finding, index) => card(finding, index, shown)) })
}

/** Its body is made when it is first opened: a page of hundreds of findings shows their titles. */
function card(finding: PageFinding, index: number, shown: Shown): HTMLElement {
  const isOpen = finding.severity === 'block'
  const fill = (): void => {
    if (details.children.length === 1) details.append(body(finding, shown))
  }
  const details = el(
    'details',
    { class: `card finding ${finding.severity}`, id: `finding-${index}`, open: isOpen, ontoggle: fill },
    el(
      'summary',
      {},
      severityChip(finding.severity),
      el('h3', {}, finding.title),
      el('span', { class: 'tags' }, chip(finding.lane), el('span', { class: 'caret', 'aria-hidden': 'true' }, '›')),
      el('span', { class: 'where' }, placeOf(finding)),
    ),
  )
  if (isOpen) fill()
  return details
}

const placeOf = ({ kind, namespace, name, environment }: PageFinding): string =>
  `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}${environment === '' ? '' : ` in ${environment}`}`

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
