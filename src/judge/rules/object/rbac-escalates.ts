import { keyOf, type Manifest, nameOf, refOf } from '../../../model/manifest.ts'
import { isBinding, isRole, powersGiven, roleKeyOf, subjectsOf } from '../../rbac/bindings.ts'
import { type Power, powersOf } from '../../rbac/powers.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'
import type { Scene } from '../../scene.ts'
import { listed } from '../../show.ts'

/** A role or a binding gives rights that it did not give before, and that lead to others. What was there before was reviewed before. */
export const rbacEscalates: QuestionRule = {
  id: 'object/rbac-escalates',
  why: 'Whoever holds the role may use the right at once; the API server asks only whether the one who applies it holds it too',
  lane: 'RBAC',
  judge: (scene) => {
    const before = new Map(scene.pairs.map((pair) => [keyOf(pair.after.id), pair.committed ?? pair.before]))
    const known = { before, oldRoles: rolesIn(scene.base), roles: rolesIn(scene.desired) }
    return scene.desired.flatMap((manifest) => {
      const gained = isRole(manifest) ? gainedByRole(manifest, before.get(keyOf(manifest.id))) : gainedByBinding(manifest, known)
      return gained.length === 0 ? [] : [draftOf(manifest, gained)]
    })
  },
}

const rolesIn = (manifests: Scene['base']): ReadonlyMap<string, Manifest> => new Map(manifests.filter(isRole).map((manifest) => [keyOf(manifest.id), manifest]))

function gainedByRole(role: Manifest, before: Manifest | undefined): readonly Power[] {
  const old = powersOf(before?.body)
  return [...powersOf(role.body).values()].filter((power) => !old.has(power.text))
}

type Known = { readonly before: ReadonlyMap<string, Manifest>; readonly oldRoles: ReadonlyMap<string, Manifest>; readonly roles: ReadonlyMap<string, Manifest> }

/** What new subjects get of a role that stays. A role that is new or gains itself is told at the role. */
function gainedByBinding(binding: Manifest, { before, oldRoles, roles }: Known): readonly Power[] {
  if (!isBinding(binding)) return []
  const old = before.get(keyOf(binding.id))
  const isOpened = old === undefined || roleKeyOf(old) !== roleKeyOf(binding) || subjectsOf(binding).some((who) => !subjectsOf(old).includes(who))
  if (!isOpened || subjectsOf(binding).length === 0) return []
  const isOwn = roles.has(roleKeyOf(binding)) && !oldRoles.has(roleKeyOf(binding))
  return isOwn ? [] : powersGiven(binding, oldRoles)
}

function draftOf(manifest: Manifest, gained: readonly Power[]): ObjectDraft {
  const isTotal = gained.some((power) => power.isTotal)
  const holders = isBinding(manifest) ? listed(subjectsOf(manifest).slice(0, 3)) : `whoever holds ${nameOf(manifest.id)}`
  return {
    object: refOf(manifest),
    severity: isTotal ? 'block' : 'warn',
    effect: 'behaviour-shifts',
    path: isRole(manifest) ? 'rules' : 'subjects',
    message: `${holders.slice(0, 1).toUpperCase()}${holders.slice(1)} may ${listed(gained.map((power) => power.text))} from now on`,
    change: `+ ${gained.map((power) => power.text).join(', ')}`,
    hits: [],
    action: isTotal
      ? 'Render the chart with narrower rights, or waive this finding for this object with the reason why its holder may have everything'
      : 'Look whether the chart needs it; most have a value that narrows its rights',
  }
}
