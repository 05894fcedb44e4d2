import { at, compareText, isObject, type JsonObject, listAt, textAt } from '../../../model/json.ts'
import { refOf } from '../../../model/manifest.ts'
import { isEqual } from '../../is-equal.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'
import type { Pair } from '../../scene.ts'
import { showChange } from '../../show.ts'

/** Another manager owns a field of the live object that the manifest wants otherwise. */
export const ownedElsewhere: QuestionRule = {
  id: 'object/owned-elsewhere',
  why: 'Server-side apply answers 409 where another manager owns a field with another value, unless it is forced',
  lane: 'Config',
  judge: ({ pairs }) => pairs.filter(({ isLive }) => isLive).flatMap(draftsOf),
}

function draftsOf({ before, after }: Pair): readonly ObjectDraft[] {
  const entries = listAt(before.body, 'metadata', 'managedFields').filter(isObject)
  return entries.filter(isForeign).flatMap((entry) => {
    const manager = textAt(entry, 'manager') ?? 'a manager without a name'
    const contested = ownedPaths(entry['fieldsV1'] ?? null).filter((path) => isContested(path, before.body, after.body))
    return contested.map((path) => ({
      object: refOf(after),
      severity: 'warn',
      effect: 'refused',
      path: path.join('.'),
      message: `${manager} owns ${path.join('.')} of ${after.id.kind} ${after.id.name} with another value: apply leaves it to a controller, and takes it back from a person's tool`,
      change: showChange(at(before.body, ...path), at(after.body, ...path)),
      hits: [],
      action: `Leave the field to ${manager} and out of the manifest, or take it over: a row in conflicts of environment.yml, or apply --force-conflicts`,
    }))
  })
}

// Status has its own writers, and what Sluice owns it may change.
const isForeign = (entry: JsonObject): boolean => entry['manager'] !== 'sluice' && (entry['subresource'] ?? '') === ''

const isContested = (path: readonly string[], live: JsonObject, desired: JsonObject): boolean => {
  const wanted = at(desired, ...path)
  return wanted !== undefined && !isEqual(at(live, ...path), wanted)
}

type Place = { readonly path: readonly string[]; readonly fields: unknown }

/** Fields that an entry owns, down to the first list: who owns which item is not a question of paths. */
function ownedPaths(fieldsV1: unknown): readonly (readonly string[])[] {
  const owned: (readonly string[])[] = []
  const open: Place[] = [{ path: [], fields: fieldsV1 }]
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { path, fields } = place
    const inside = isObject(fields) ? Object.entries(fields).filter(([key]) => key !== '.') : []
    if (inside.length === 0 && path.length > 0) owned.push(path)
    open.push(...inside.filter(([key]) => key.startsWith('f:')).map(([key, below]) => ({ path: [...path, key.slice(2)], fields: below })))
  }
  return owned.toSorted((left, right) => compareText(left.join('.'), right.join('.')))
}
