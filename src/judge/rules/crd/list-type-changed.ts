import { type JsonObject, textAt } from '../../../model/json.ts'
import { textsAt } from '../../texts-at.ts'
import type { SchemaDraft, SchemaRule } from '../../rule.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { placeOf } from '../../schema/path.ts'

/** How a list's items are told apart changes: duplicates are refused, or managers lose their own items. */
export const listTypeChanged: SchemaRule = {
  id: 'crd/list-type-changed',
  why: 'The list type says how server-side apply tells items apart, and sets and maps must hold none twice',
  handles: ['x-kubernetes-list-type', 'x-kubernetes-list-map-keys'],
  judge: (pair) => {
    const [before, after] = [identityOf(pair.before), identityOf(pair.after)]
    if (before === after) return []
    return [isStillUnique(pair) ? loosened(pair, `${before} → ${after}`) : tightened(pair, `${before} → ${after}`)]
  },
}

const typeOf = (schema: JsonObject): string => textAt(schema, 'x-kubernetes-list-type') ?? 'atomic'

const keysOf = (schema: JsonObject): readonly string[] => textsAt(schema, 'x-kubernetes-list-map-keys').toSorted()

const identityOf = (schema: JsonObject): string => (typeOf(schema) === 'map' ? `map by ${keysOf(schema).join(', ')}` : typeOf(schema))

// Whether lists without duplicates before have none now: an atomic list never has, and more keys tell more items apart.
function isStillUnique({ before, after }: NodePair): boolean {
  if (typeOf(after) === 'atomic') return true
  return typeOf(before) === 'map' && typeOf(after) === 'map' && keysOf(before).every((key) => keysOf(after).includes(key))
}

function tightened(pair: NodePair, change: string): SchemaDraft {
  const place = placeOf(pair.path)
  return {
    severity: 'block',
    effect: 'reapply-fails',
    path: pair.path,
    message: `${place} must not hold duplicates now: ${pair.objects} with some are refused, and apply of such a manifest fails`,
    change,
    hit: { at: pair.path, keywords: ['x-kubernetes-list-type'], effect: `hold duplicates in ${place}, which are refused now` },
    action: `Take duplicates out of ${place} in live objects and manifests before the CRD changes`,
  }
}

const loosened = (pair: NodePair, change: string): SchemaDraft => ({
  severity: 'warn',
  effect: 'behaviour-shifts',
  path: pair.path,
  message: `Server-side apply merges ${placeOf(pair.path)} in another way now: items that other managers added may vanish`,
  change,
  // An atomic list has one owner: what several may share begins now.
  hit:
    typeOf(pair.before) === 'atomic'
      ? null
      : { at: pair.path, keywords: 'managers', effect: `have items of several managers in ${placeOf(pair.path)}, and the next apply drops those of others` },
  action: `Look for several managers of ${placeOf(pair.path)} in managedFields before the next apply`,
})
