import type { PageData, PageTable } from '../model/page-data.ts'
import { el } from './dom.ts'
import { section } from './section.ts'
import { table } from './table.ts'

const framed = (name: string, { head, rows }: PageTable): HTMLElement =>
  el(
    'div',
    { class: 'card' },
    table(
      name,
      head,
      rows.map((row) => () => row),
    ),
  )

/** What was judged, what was waived, and what else was said. */
export function inputSections({ state, hidden, releases, waived, notes }: PageData): readonly HTMLElement[] {
  return [
    ...(hidden.rows.length > 0
      ? [
          section('hidden', 'No drift, by rule', {
            short: 'By rule',
            count: hidden.rows.length,
            note: 'What rules explain.',
            content: [framed('Rules that hide drift', hidden)],
          }),
        ]
      : []),
    ...(waived.rows.length > 0
      ? [section('waived', 'Waived', { count: waived.rows.length, note: 'Findings that somebody answers for.', content: [framed('Waivers', waived)] })]
      : []),
    ...(releases.rows.length > 0 ? [section('inputs', 'Inputs', { note: 'What was looked at.', content: [framed('Releases', releases)] })] : []),
    ...(notes.length > 0
      ? [
          section('notes', state === 'error' ? 'Problems' : 'Notes', {
            note: '',
            content: [
              el(
                'div',
                { class: 'card notes' },
                el(
                  'ul',
                  {},
                  notes.map((note) => el('li', {}, note)),
                ),
              ),
            ],
          }),
        ]
      : []),
  ]
}
