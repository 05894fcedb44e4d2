import type { PageDrift } from '../model/page-data.ts'
import { el, plural, softPath, svg } from './dom.ts'
import { section } from './section.ts'
import { table } from './table.ts'

const width = 1200
const left = 210
const right = 1180
const laneHeight = 34
const day = 86_400_000

/** Drift: a time line with a lane per manager, and a table that says the same. */
export function driftSection(drift: readonly PageDrift[]): HTMLElement {
  const managers = [...new Set(drift.map(managerOf))]
  const note = `${plural(drift.length, 'difference')} by ${plural(managers.length, 'manager')}.`
  const dated = drift.filter(({ since }) => since !== '')
  const line = el('div', { class: 'time', tabindex: 0, role: 'region', 'aria-label': 'Time line of drift, scrolls sideways' }, timeLine(dated))
  // What is so now stands at its right end.
  requestAnimationFrame(() => line.scrollTo({ left: line.scrollWidth }))
  const list = table(
    'Table of drift',
    ['Since', 'Manager', 'Object and field', 'Git', 'Live', 'Set in Git by'],
    drift.map((one) => () => cellsOf(one)),
  )
  return section('drift', 'Drift', {
    count: drift.length,
    note,
    content: [el('div', { class: 'card drift-card' }, ...(dated.length === 0 ? [] : [line]), list)],
  })
}

const cellsOf = (one: PageDrift): readonly (Node | string)[] => [
  one.since === '' ? 'unknown' : timeText(one.since),
  el('code', {}, managerOf(one)),
  placeOf(one),
  el('code', { class: 'git' }, one.git),
  el('code', { class: 'live' }, one.live),
  one.setBy === '' ? 'unknown' : one.setBy,
]

const managerOf = ({ manager }: PageDrift): string => (manager === '' ? 'unknown' : manager)

const timeText = (since: string): string => since.slice(0, 16).replace('T', ' ')

const placeOf = ({ kind, namespace, name, path }: PageDrift): HTMLElement =>
  el('div', {}, el('div', {}, `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`), el('code', {}, softPath(path)))

function timeLine(drift: readonly PageDrift[]): SVGElement {
  const managers = [...new Set(drift.map(managerOf))]
  const times = drift.map(({ since }) => Date.parse(since))
  const [first, last] = [Math.floor(Math.min(...times) / day) * day, (Math.floor(Math.max(...times) / day) + 1) * day]
  const place = (time: number): number => left + ((time - first) / (last - first)) * (right - left)
  const height = 40 + managers.length * laneHeight
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `When each difference was last written; the table below lists all ${drift.length}` },
    days(first, last).map((time) => dayMark(place(time), time, height)),
    managers.map((manager, index) => lane({ manager, y: 52 + index * laneHeight, drift: drift.filter((one) => managerOf(one) === manager) }, place)),
  )
}

const mostMarks = 12

function days(first: number, last: number): readonly number[] {
  const step = Math.max(1, Math.ceil((last - first) / day / mostMarks)) * day
  return Array.from({ length: Math.ceil((last - first) / step) }, (_, index) => first + index * step)
}

const dayMark = (x: number, time: number, height: number): SVGElement =>
  svg('g', { class: 'day' }, svg('path', { d: `M${x} 28V${height}` }), svg('text', { x: x + 6, y: 20 }, dayText(time)))

// The same in every time zone and language: what Sluice says of times elsewhere is in UTC, too.
const dayText = (time: number): string => new Date(time).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })

// What the column before the first day holds.
const longest = 23

/** In the middle: both ends of a name tell names apart. */
const shortened = (name: string): string => (name.length <= longest ? name : `${name.slice(0, 11)}…${name.slice(-11)}`)

type Lane = { readonly manager: string; readonly y: number; readonly drift: readonly PageDrift[] }

const lane = ({ manager, y, drift }: Lane, place: (time: number) => number): SVGElement =>
  svg(
    'g',
    { class: 'lane' },
    svg('text', { x: 16, y: y + 4 }, svg('title', {}, manager), shortened(manager)),
    svg('path', { d: `M${left} ${y}H${right}`, class: 'rail' }),
    drift.map((one) => {
      const x = place(Date.parse(one.since))
      return svg(
        'g',
        {},
        svg('title', {}, `${timeText(one.since)} ${one.kind} ${one.name} ${one.path}`),
        svg('path', { d: `M${x} ${y}H${right}`, class: 'since' }),
        svg('path', { d: `M${x} ${y - 8}l8 8-8 8-8-8z`, class: 'mark' }),
      )
    }),
  )
