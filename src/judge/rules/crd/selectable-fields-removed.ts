import { isObject, listAt, textAt } from '../../../model/json.ts'
import { keptVersions } from '../../crd/versions.ts'
import type { CrdRule } from '../../rule.ts'
import { listed } from '../../show.ts'
import type { CrdVersion } from '../../crd/read-crd.ts'

/** A field can no longer be selected by: lists and watches with that field selector answer 400. */
export const selectableFieldsRemoved: CrdRule = {
  id: 'crd/selectable-fields-removed',
  why: 'A field selector on what is not selectable answers 400, to lists and watches alike',
  handles: ['versions[].selectableFields'],
  judge: (pair) =>
    keptVersions(pair).flatMap(({ name, before, after }) => {
      const lost = fieldsOf(before).filter((field) => !fieldsOf(after).includes(field))
      if (lost.length === 0) return []
      return [
        {
          severity: 'block',
          effect: 'clients-break',
          path: `spec.versions[${name}].selectableFields`,
          message: `Lists and watches of ${pair.objects} that select by ${listed(lost)} answer 400, in ${name}`,
          change: `${lost.join(', ')} → absent`,
          hits: [],
          action: `Keep ${listed(lost)} in selectableFields until no client selects by it`,
        },
      ]
    }),
}

const fieldsOf = (version: CrdVersion): readonly string[] =>
  listAt(version.body, 'selectableFields')
    .filter(isObject)
    .map((field) => textAt(field, 'jsonPath') ?? '')
