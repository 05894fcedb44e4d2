import type { PagePlan, PageWave } from '../model/page-data.ts'
import { el, plural } from './dom.ts'
import { section } from './section.ts'

/** What would happen: what leaves, which nobody gets back, then the waves in their order. */
export function planSection({ waves, leaving, keeping, isPruning }: PagePlan): HTMLElement {
  const gone = isPruning ? `Deleted: ${leaving.length}` : `No longer rendered, and left where they are since prune is off: ${leaving.length}`
  const content = [
    ...(leaving.length === 0 ? [] : [names(gone, leaving, true)]),
    ...(keeping.length === 0 ? [] : [names(`No longer rendered, and deleted only when named: ${keeping.length}`, keeping, false)]),
    ...(waves.length === 0 ? [] : [el('ol', { class: 'card waves' }, waves.map(waveItem))]),
  ]
  return section('plan', 'What will happen', {
    note: `${plural(waves.length, 'wave')}, one after the other; each waits until the one before is ready.`,
    content,
  })
}

const signs = { create: '+', update: '~' } as const

const waveItem = ({ name, count, still, objects }: PageWave, index: number): HTMLElement =>
  el(
    'li',
    {},
    el('h3', {}, `${index + 1} ${name}`),
    el('p', {}, plural(count, 'object'), still === 0 ? '' : `, ${still} as they are`),
    objects.length > 0 &&
      el(
        'details',
        {},
        el('summary', {}, `Show ${objects.length}`),
        el(
          'ul',
          {},
          objects.map((object) => el('li', {}, el('code', {}, signs[object.op]), ` ${object.name}`)),
        ),
      ),
  )

const names = (title: string, all: readonly string[], isOpen: boolean): HTMLElement =>
  el(
    'details',
    { class: 'card notes', open: isOpen },
    el('summary', {}, title),
    el(
      'ul',
      {},
      all.map((name) => el('li', {}, name)),
    ),
  )
