import type { MeshEffect } from '../../model/mesh.ts'

/** What a change does to proxies, in one sentence. */
export function impactSentence(effects: readonly MeshEffect[]): string {
  if (effects.length === 0) return 'No proxy notices the change.'
  const classes = new Set(effects.flatMap((effect) => effect.classes.map(({ name }) => name))).size
  const breaking = effects.filter(({ severity }) => severity === 'block').length
  const worst = breaking === 0 ? 'none of them breaks requests' : `${breaking} ${breaking === 1 ? 'breaks' : 'break'} requests`
  return `${effects.length} ${effects.length === 1 ? 'effect' : 'effects'} at ${classes} ${classes === 1 ? 'class' : 'classes'} of proxies, ${worst}.`
}
