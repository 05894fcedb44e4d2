import type { SchemaDraft, SchemaRule } from '../../rule.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { placeOf } from '../../schema/path.ts'
import { lostTypes, nameOfTypes } from '../../schema/types.ts'

/** A field takes another type. A wider one fits every stored value and surprises only typed clients. */
export const typeChanged: SchemaRule = {
  id: 'crd/type-changed',
  why: 'Every write is validated against the type, and server-side apply cannot read a manifest of another one',
  handles: ['type', 'x-kubernetes-int-or-string'],
  judge: (pair) => {
    if (lostTypes(pair.before, pair.after).length > 0) return [narrowed(pair)]
    return isOnlyOpened(pair) ? [] : [widened(pair)]
  },
}

// What takes everything from now on is a free field: no client can have a type for it.
const isOnlyOpened = ({ before, after }: NodePair): boolean => nameOfTypes(after) === 'any' || nameOfTypes(before) === nameOfTypes(after)

function narrowed({ path, before, after, objects }: NodePair): SchemaDraft {
  const [place, wanted] = [placeOf(path), nameOfTypes(after)]
  return {
    severity: 'block',
    effect: 'reapply-fails',
    path,
    message: `${place} takes only the type ${wanted} now: ${objects} with another type there are refused, and apply of such a manifest fails`,
    change: `${nameOfTypes(before)} → ${wanted}`,
    hit: { at: path, keywords: ['type'], effect: `hold a value in ${place} that is not of type ${wanted}` },
    action: `Publish ${place} under a new name or version with the type ${wanted}, or change every object and manifest together with the CRD`,
  }
}

const widened = ({ path, before, after }: NodePair): SchemaDraft => ({
  severity: 'warn',
  effect: 'clients-break',
  path,
  message: `${placeOf(path)} takes the type ${nameOfTypes(after)} now: clients compiled for ${nameOfTypes(before)} cannot read what others may write`,
  change: `${nameOfTypes(before)} → ${nameOfTypes(after)}`,
  hit: null,
  action: `Update typed clients before anybody writes ${nameOfTypes(after)} there`,
})
