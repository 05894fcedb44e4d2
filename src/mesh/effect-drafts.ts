import { keyOf, type ObjectRef, type ResourceId } from '../model/manifest.ts'
import { everything } from '../model/attempt.ts'
import type { MeshEffect, MeshEffectKind } from '../model/mesh.ts'
import { gatewayPods } from './gateway-fronts.ts'
import { refIn } from './ref-in.ts'
import type { MeshDraft, MeshRule } from './rule.ts'
import type { MeshScene } from './scene.ts'
import { labelsText } from './unseen-gateways.ts'
import { gatewayClassName } from './classes.ts'

type Asked = {
  readonly kinds: readonly MeshEffectKind[]
  /** Rules that know the cause: where one of them finds the same object as grave, it has said all. */
  readonly unless: readonly MeshRule[]
  readonly path: string
  readonly action: (effect: MeshEffect) => string
}

/** What a change does to proxies, as findings about the objects that it comes from. What breaks nothing is no finding. */
export function effectDrafts(scene: MeshScene, { kinds, unless, path, action }: Asked): readonly MeshDraft[] {
  const effects = scene.impact.effects.filter(({ kind, severity }) => kinds.includes(kind) && severity !== 'info')
  if (effects.length === 0) return []
  const claims = claimsOf(unless, scene)
  return effects.flatMap((effect) => {
    const object = objectOf(effect, scene)
    // Of what breaks nothing and comes from no object, such as a Service that left with its callers, there is nobody to tell.
    if (object === everything && effect.severity !== 'block') return []
    if (claims.has(claimKey(effect.severity, object)) || claims.has(claimKey('block', object))) return []
    return [
      {
        severity: effect.severity,
        effect: effect.severity === 'block' ? 'clients-break' : 'behaviour-shifts',
        object,
        path,
        message: effect.flag === '' ? effect.message : `${effect.message} (${effect.flag})`,
        change: [effect.before, effect.after].map((side) => (side === '' ? '(nothing)' : side)).join(' → '),
        hits: effect.classes.map(({ name }) => name),
        action: action(effect),
      },
    ]
  })
}

const claimsOf = (rules: readonly MeshRule[], scene: MeshScene): ReadonlySet<string> =>
  new Set(rules.flatMap((rule) => rule.judge(scene)).map(({ severity, object }) => claimKey(severity, object)))

const claimKey = (severity: string, id: ResourceId): string => `${severity} ${keyOf(id)}`

/** The object that an effect comes from; where that is no single one, the Gateway of the pods that it is seen at. */
function objectOf({ source, classes }: MeshEffect, { before, after }: MeshScene): ObjectRef {
  const id = source ?? gatewayAt(classes[0]?.name ?? '', before.registry)
  if (id === undefined) return everything
  return refIn(after.byKey.has(keyOf(id)) ? after : before, id)
}

function gatewayAt(className: string, registry: MeshScene['before']['registry']): ResourceId | undefined {
  return registry.gateways.find((gateway) => {
    const pods = gatewayPods(gateway, registry).map(gatewayClassName)
    return pods.includes(className) || className === `gateway with ${labelsText(gateway.selector ?? new Map())}`
  })?.id
}
