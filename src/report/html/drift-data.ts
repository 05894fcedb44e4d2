import type { SetBy, ToldDrift, ToldField } from '../../model/drift.ts'
import type { Json } from '../../model/json.ts'
import type { ResourceId } from '../../model/manifest.ts'
import type { PageDrift, PageRef } from '../../model/page-data.ts'
import { unreachable } from '../../model/unreachable.ts'
import { isHiddenAt, setterText, sideText } from '../drift-field.ts'
import { escape } from '../escape.ts'
import { pageRef } from './page-ref.ts'

const nobody = { path: '', manager: '', since: '', setBy: '' }

/** ToldDrift as rows of the page: one a field, or one for an object that is missing, extra or on its way out. */
export function driftOf(drift: ToldDrift): readonly PageDrift[] {
  const ref = pageRef(drift.id)
  switch (drift.kind) {
    case 'changed':
      return drift.fields.map((field) => ({ ...ref, ...fieldOf(drift.id, field) }))
    case 'missing':
      return [{ ...ref, ...nobody, setBy: setter(drift.setBy), git: 'there', live: 'missing' }]
    case 'terminating':
      return [{ ...ref, ...nobody, since: escape(drift.time), git: 'there', live: 'being deleted' }]
    case 'extra':
      return [{ ...ref, ...nobody, manager: escape(drift.manager), since: escape(drift.time), git: 'not there', live: 'there' }]
    default:
      return unreachable(drift)
  }
}

const shownValue = 120

function fieldOf(id: ResourceId, field: ToldField): Omit<PageDrift, keyof PageRef> {
  const isHidden = isHiddenAt(id, field.pointer)
  const shown = (value: Json | undefined): string => escape(sideText(value, { isHidden, limit: shownValue }) ?? '(none)')
  const { path, manager, time, desired, live, setBy } = field
  return { path: escape(path), manager: escape(manager), since: escape(time), git: shown(desired), live: shown(live), setBy: setter(setBy) }
}

const setter = (setBy: SetBy | undefined): string => escape(setterText(setBy))
