import { type JsonObject, textAt } from '../../../model/json.ts'
import type { SchemaRule } from '../../rule.ts'
import { placeOf } from '../../schema/path.ts'

/** Whether server-side apply owns an object key by key or as a whole. */
export const mapTypeChanged: SchemaRule = {
  id: 'crd/map-type-changed',
  why: 'The map type says whether server-side apply owns each key or the map as a whole',
  handles: ['x-kubernetes-map-type'],
  judge: ({ path, before, after }) => {
    const [old, now] = [typeOf(before), typeOf(after)]
    if (old === now) return []
    const place = placeOf(path)
    return [
      {
        severity: 'warn',
        effect: 'behaviour-shifts',
        path,
        message:
          now === 'atomic'
            ? `Server-side apply replaces ${place} as a whole now: keys that other managers set vanish`
            : `Server-side apply merges ${place} key by key now`,
        change: `${old} → ${now}`,
        hit:
          now === 'atomic'
            ? { at: path, keywords: 'managers', effect: `have keys of several managers in ${place}, and the next apply drops those of others` }
            : null,
        action: `Look for several managers of ${place} in managedFields before the next apply`,
      },
    ]
  },
}

const typeOf = (schema: JsonObject): string => textAt(schema, 'x-kubernetes-map-type') ?? 'granular'
