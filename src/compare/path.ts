/** One step into an object: a key of a map, an item of a list by what names it, or the order of a list's items. */
export type Step = { readonly kind: 'key' | 'item' | 'order'; readonly name: string }

export type Path = readonly Step[]

export const key = (name: string): Step => ({ kind: 'key', name })

export const item = (name: string): Step => ({ kind: 'item', name })

export const order: Step = { kind: 'order', name: 'order' }

/** As people write paths: spec.containers[app].image, metadata.labels["helm.sh/chart"]. */
export const pathText = (path: Path): string => path.map(stepText).join('').replace(/^[.]/, '')

function stepText({ kind, name }: Step): string {
  if (kind === 'order') return ' (order)'
  if (kind === 'item') return `[${name}]`
  return /^[\w$-]+$/.test(name) ? `.${name}` : `["${name}"]`
}
