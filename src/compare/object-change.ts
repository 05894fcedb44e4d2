import type { LanedChange, ObjectChange, PatchOperation } from '../model/change.ts'
import type { Difference } from '../model/difference.ts'
import type { Json } from '../model/json.ts'
import { refOf, type Manifest } from '../model/manifest.ts'
import { isSecret, isShown, secretText, shownBody, shownPatch, withoutLists } from '../model/secret.ts'
import type { Source } from '../model/source.ts'
import { unreachable } from '../model/unreachable.ts'
import { differences } from './differences.ts'
import type { Located } from './located.ts'
import { pathText } from './path.ts'

/** A change as reports tell it: where the object differs, with no value of a Secret left in it. */
export function objectChange(change: LanedChange, source: Source): ObjectChange {
  const { kind, lanes } = change
  const manifest = change.kind === 'delete' ? change.before : change.after
  return { kind, object: refOf(manifest), lanes, source, differences: differencesOf(change), patch: patchOf(change) }
}

function differencesOf(change: LanedChange): readonly Difference[] {
  switch (change.kind) {
    case 'create':
      return [whole(undefined, change.after)]
    case 'delete':
      return [whole(change.before, undefined)]
    case 'update':
      return isSecret(change.id) ? inSecret(change.before, change.after) : differences(change.before.body, change.after.body, []).map(toDifference)
    default:
      return unreachable(change)
  }
}

const whole = (before: Manifest | undefined, after: Manifest | undefined): Difference => ({
  path: '',
  before: before === undefined ? undefined : shownBody(before),
  after: after === undefined ? undefined : shownBody(after),
})

const inSecret = (before: Manifest, after: Manifest): readonly Difference[] =>
  differences(withoutLists(before.body, []), withoutLists(after.body, []), []).map((difference) =>
    isShown(difference.path.map(({ name }) => name))
      ? toDifference(difference)
      : { path: pathText(difference.path), before: covered(difference.before), after: covered(difference.after), isMasked: true },
  )

const toDifference = (located: Located): Difference => ({ ...located, path: pathText(located.path) })

const covered = (value: Json | undefined): Json | undefined => (value === undefined ? undefined : secretText)

function patchOf(change: LanedChange): readonly PatchOperation[] {
  switch (change.kind) {
    case 'create':
      // To add at the root is to make the whole document this value (RFC 6902, 4.1).
      return [{ op: 'add', path: '', value: shownBody(change.after) }]
    case 'delete':
      return [{ op: 'remove', path: '' }]
    case 'update':
      return shownPatch(change.id, change.patch)
    default:
      return unreachable(change)
  }
}
