import type { LanedChange, ObjectChange, PatchOperation } from '../model/change.ts'
import type { Difference } from '../model/difference.ts'
import type { Json } from '../model/json.ts'
import { refOf, type Manifest } from '../model/manifest.ts'
import { isSecret, isShown, secretText, shownBody, shownPatch, withoutLists } from '../model/secret.ts'
import type { Source } from '../model/source.ts'
import { unreachable } from '../model/unreachable.ts'
import { differences } from './differences.ts'
import type { Located } from './located.ts'
import { noiseOf } from './noise.ts'
import { patchOf } from './patch.ts'
import { pathText } from './path.ts'
import type { Renaming } from './renames.ts'
import type { SchemaOf } from './schema/schema-of.ts'

type Context = { readonly source: Source; readonly schemaOf: SchemaOf }

/** A change as reports tell it: where the object differs, with no value of a Secret left in it. Differences and patch are made when a report asks for them. */
export function objectChange(change: LanedChange, { source, schemaOf }: Context): ObjectChange {
  const { kind, lanes } = change
  const object = refOf(change.kind === 'delete' ? change.before : change.after)
  const [told, steps] = [once(() => differencesOf(change, schemaOf)), once(() => stepsOf(change))]
  return {
    kind,
    object,
    lanes,
    source,
    get differences() {
      return told()
    },
    get patch() {
      return steps()
    },
  }
}

/** As `objectChange`, for an object that goes and another that comes in its place. */
export function renameChange({ before, after, lanes }: Renaming, { source, schemaOf }: Context): ObjectChange {
  const [told, steps] = [once(() => between(before, after, schemaOf)), once(() => shownPatch(after.id, patchOf(before.body, after.body)))]
  return {
    kind: 'rename',
    from: refOf(before),
    object: refOf(after),
    lanes,
    source,
    get differences() {
      return told()
    },
    get patch() {
      return steps()
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function differencesOf(change: LanedChange, schemaOf: SchemaOf): readonly Difference[] {
  switch (change.kind) {
    case 'create':
      return [whole(undefined, change.after)]
    case 'delete':
      return [whole(change.before, undefined)]
    case 'update':
      return between(change.before, change.after, schemaOf)
    default:
      return unreachable(change)
  }
}

const whole = (before: Manifest | undefined, after: Manifest | undefined): Difference => ({
  path: '',
  before: before === undefined ? undefined : shownBody(before),
  after: after === undefined ? undefined : shownBody(after),
})

function between(before: Manifest, after: Manifest, schemaOf: SchemaOf): readonly Difference[] {
  if (isSecret(after.id)) return inSecret(before, after)
  return differences(before.body, after.body, { path: [], schema: schemaOf(after), isSealed: false }).map((located) => toDifference(located, after.id.kind))
}

const inSecret = (before: Manifest, after: Manifest): readonly Difference[] =>
  differences(withoutLists(before.body, []), withoutLists(after.body, []), { path: [], schema: undefined, isSealed: true }).map((difference) =>
    isShown(difference.path.map(({ name }) => name))
      ? toDifference(difference, after.id.kind)
      : { path: pathText(difference.path), before: covered(difference.before), after: covered(difference.after), isMasked: true },
  )

function toDifference(located: Located, kind: string): Difference {
  const noise = noiseOf(located, kind)
  const { noise: _noise, ...told } = located
  return { ...told, path: pathText(located.path), ...(noise === undefined ? {} : { noise }) }
}

const covered = (value: Json | undefined): Json | undefined => (value === undefined ? undefined : secretText)

function stepsOf(change: LanedChange): readonly PatchOperation[] {
  switch (change.kind) {
    case 'create':
      // To add at the root is to make the whole document this value (RFC 6902, 4.1).
      return [{ op: 'add', path: '', value: shownBody(change.after) }]
    case 'delete':
      return [{ op: 'remove', path: '' }]
    case 'update':
      return shownPatch(change.id, change.patch())
    default:
      return unreachable(change)
  }
}
