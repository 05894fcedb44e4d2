import type { SchemaRule } from '../../rule.ts'
import { placeOf } from '../../schema/path.ts'

/** Null is no longer a value: it vanishes on read, and server-side apply of a manifest that sets it is refused. */
export const nullableRemoved: SchemaRule = {
  id: 'crd/nullable-removed',
  why: 'Null at a node that is not nullable is dropped on read, and refused where apply sets it',
  handles: ['nullable'],
  judge: ({ path, before, after, objects }) => {
    // An enum refuses null already.
    if (before['nullable'] !== true || after['nullable'] === true || before['enum'] !== undefined) return []
    const place = placeOf(path)
    return [
      {
        severity: 'block',
        effect: 'reapply-fails',
        path,
        message: `${place} is no longer nullable: ${objects} that hold null there lose it, and apply of a manifest with null is refused`,
        change: 'nullable → not nullable',
        hit: { at: path, keywords: ['nullable', 'type'], effect: `hold null in ${place}, which is no longer a value` },
        action: `Take null out of ${place} in live objects and manifests before the CRD changes`,
      },
    ]
  },
}
