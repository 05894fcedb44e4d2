import { unreachable } from '../model/unreachable.ts'

/** One step into an object: a key of a map, an item of a list by what names it, the order of a list's items, or into what a text holds. */
export type Step = { readonly kind: 'key' | 'item' | 'order' | 'text'; readonly name: string }

export type Path = readonly Step[]

export const key = (name: string): Step => ({ kind: 'key', name })

export const item = (name: string): Step => ({ kind: 'item', name })

export const order: Step = { kind: 'order', name: 'order' }

/** From a text to the value that it is the YAML or JSON of. */
export const inText: Step = { kind: 'text', name: '' }

/** As people write paths: spec.containers[app].image, metadata.labels["helm.sh/chart"], data["prometheus.yml"] global.scrape_interval. */
export const pathText = (path: Path): string =>
  path
    .map(stepText)
    .join('')
    .replaceAll(/(^| )[.]/g, '$1')

function stepText({ kind, name }: Step): string {
  switch (kind) {
    case 'order':
      return ' (order)'
    case 'item':
      return `[${name}]`
    case 'text':
      return ' '
    case 'key':
      return /^[\w$-]+$/.test(name) ? `.${name}` : `["${name}"]`
    default:
      return unreachable(kind)
  }
}
