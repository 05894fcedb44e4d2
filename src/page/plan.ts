import type { PagePlan, PageWave } from '../model/page-data.ts'
import { el, lazily, plural } from './dom.ts'
import { severityChip } from './marks.ts'
import { section } from './section.ts'

/** What would happen to each environment: what leaves, which nobody gets back, then the waves in their order. */
export function planSection(plans: readonly PagePlan[]): HTMLElement {
  const isBlocked = plans.some((plan) => plan.isBlocked)
  const note = isBlocked
    ? 'Were nothing blocked. Nothing starts while a finding blocks.'
    : 'Waves, one after the other; each waits until the one before has come to its end.'
  const content = plans.map((plan) => (plans.length === 1 ? el('div', {}, ...parts(plan)) : folded(plan, plans.length <= fewest)))
  return section('plan', isBlocked ? 'What would happen' : 'What will happen', { short: 'Plan', note, content })
}

// More environments are opened one by one.
const fewest = 2

const folded = (plan: PagePlan, isOpen: boolean): HTMLElement =>
  lazily(
    { class: 'environment', open: isOpen },
    [
      el('h3', {}, plan.environment),
      el('span', { class: 'where' }, `${plural(plan.waves.length, 'wave')}, ${plural(moving(plan), 'object')} of ${total(plan).toLocaleString('en')} move`),
    ],
    () => parts(plan),
  )

const moving = ({ waves }: PagePlan): number => waves.reduce((sum, { objects }) => sum + objects.length, 0)

const total = ({ waves }: PagePlan): number => waves.reduce((sum, { count }) => sum + count, 0)

function parts({ waves, leaving, keeping, isPruning, against }: PagePlan): readonly HTMLElement[] {
  const gone = isPruning ? `Deleted: ${leaving.length}` : `No longer rendered, and left where they are since prune is off: ${leaving.length}`
  return [
    ...(leaving.length === 0 ? [] : [names(gone, leaving, isPruning)]),
    ...(keeping.length === 0 ? [] : [names(`No longer rendered, and deleted only when named: ${keeping.length}`, keeping, false)]),
    ...(waves.length === 0 ? [] : [el('ol', { class: 'card waves' }, waves.map(waveItem))]),
    ...waves.flatMap(stopsOf),
    ...(against === 'live' ? [] : [el('p', { class: 'aside' }, 'Held against what was reviewed before: the cluster was not asked what differs.')]),
  ]
}

const stopsOf = ({ stops }: PageWave, index: number): readonly HTMLElement[] =>
  stops.map((stop) => el('p', { class: 'stop' }, severityChip('block'), ` Wave ${index + 1} would stop at ${stop}`))

const signs = { create: '+', update: '~', run: '▸' } as const
const words = { create: 'created', update: 'changed', run: 'run' } as const

const waveItem = ({ name, count, still, wait, stops, objects }: PageWave, index: number): HTMLElement =>
  el(
    'li',
    { class: stops.length > 0 ? 'stopped' : '' },
    el('h3', {}, `${index + 1} ${name}`),
    el('p', { class: 'count' }, el('b', {}, count), ` ${count === 1 ? 'object' : 'objects'}`),
    el('p', {}, phrase(objects, still)),
    el('p', {}, wait),
    objects.length > 0 && lazily({}, [`Show ${objects.length}`], () => [el('ul', {}, objects.map(objectItem))]),
  )

function phrase(objects: PageWave['objects'], still: number): string {
  const counted = (['create', 'update', 'run'] as const).map((op) => ({ count: objects.filter((one) => one.op === op).length, word: words[op] }))
  return [...counted, { count: still, word: 'as they are' }]
    .flatMap(({ count, word }) => (count === 0 ? [] : [`${count.toLocaleString('en')} ${word}`]))
    .join(', ')
}

const objectItem = ({ op, name }: PageWave['objects'][number]): HTMLElement => el('li', {}, el('code', { title: words[op] }, signs[op]), ` ${name}`)

const names = (title: string, all: readonly string[], isOpen: boolean): HTMLElement =>
  lazily({ class: 'card notes', open: isOpen }, [title], () => [
    el(
      'ul',
      {},
      all.map((name) => el('li', {}, name)),
    ),
  ])
