import { isList, isObject, type Json, type JsonObject } from '../../../model/json.ts'
import { refOf, type Manifest } from '../../../model/manifest.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'

/** Text comes that a reviewer does not see as machines read it: direction overrides, zero width, tags. */
export const hiddenText: QuestionRule = {
  id: 'object/hidden-text',
  why: 'Such characters show nothing, or move what stands beside them, so that a reviewer reads another text than the program that gets it',
  lane: 'Config',
  judge: ({ desired, pairs }) => {
    const before = new Map(pairs.map((pair) => [pair.after, pair.committed ?? pair.before]))
    return desired.flatMap((manifest) => {
      const all = hiddenIn(manifest)
      if (all.length === 0) return []
      const known = new Set(hiddenIn(before.get(manifest)).map(({ text }) => text))
      const found = all.filter(({ text }) => !known.has(text))
      return found.length === 0 ? [] : [draftOf(manifest, found)]
    })
  },
}

// What each of them begins with, to leave nearly every text at once.
const suspicious = /[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uDB40]/

type Hidden = { readonly path: string; readonly text: string }

// What Trojan Source is made of, and the invisible letters of later campaigns. A joiner between two pictures makes one picture of them, and is no trick.
const invisible = /[\u061C\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]|(?<!\p{Extended_Pictographic}\uFE0F?)\u200D/gu

function hiddenIn(manifest: Manifest | undefined): readonly Hidden[] {
  // Nearly no object has any, and paths are made only for one that has.
  return manifest !== undefined && maybeHiddenIn(manifest) ? placesHidden(manifest) : []
}

// Descriptions of a schema are for people, and no program reads them.
const skippedIn = ({ id }: Manifest): string | undefined => (id.kind === 'CustomResourceDefinition' ? 'description' : undefined)

function maybeHiddenIn(manifest: Manifest): boolean {
  const skipped = skippedIn(manifest)
  // Kept by hand: a chart can nest deeper than calls can.
  const left: Json[] = [manifest.body]
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value === 'string' && suspicious.test(value)) return true
    for (const inner of isList(value) ? value : isObject(value) ? [...Object.keys(value), ...valuesBut(skipped, value)] : []) left.push(inner)
  }
  return false
}

const valuesBut = (skipped: string | undefined, value: JsonObject): readonly Json[] =>
  skipped !== undefined && Object.hasOwn(value, skipped)
    ? Object.entries(value).flatMap(([key, inner]) => (key === skipped ? [] : [inner]))
    : Object.values(value)

function placesHidden(manifest: Manifest): readonly Hidden[] {
  const found: Hidden[] = []
  const skipped = skippedIn(manifest)
  const left: Place[] = [{ value: manifest.body, path: '' }]
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    const { value, path } = place
    if (typeof value === 'string' && value.search(invisible) >= 0) found.push({ path, text: value })
    const inside = placesIn(value, path)
    found.push(...inside.filter(({ key }) => key.search(invisible) >= 0).map((one) => ({ path: one.path, text: one.key })))
    left.push(...inside.filter(({ key }) => key !== skipped).toReversed())
  }
  return found
}

type Place = { readonly value: Json; readonly path: string }

function placesIn(value: Json, path: string): readonly (Place & { readonly key: string })[] {
  if (isList(value)) return value.map((item, index) => ({ value: item, path: `${path}[${index}]`, key: '' }))
  if (!isObject(value)) return []
  return Object.entries(value).map(([key, inner]) => ({ value: inner, path: path === '' ? key : `${path}.${key}`, key }))
}

function draftOf(manifest: Manifest, found: readonly Hidden[]): ObjectDraft {
  const points = [...new Set(found.flatMap(({ text }) => text.match(invisible) ?? []).map(pointOf))].toSorted((left, right) => (left < right ? -1 : 1))
  const others = found.length === 1 ? '' : `, and ${found.length - 1} more ${found.length === 2 ? 'place' : 'places'}`
  return {
    object: refOf(manifest),
    severity: 'warn',
    effect: 'behaviour-shifts',
    path: found[0]?.path ?? '',
    message: `Text holds characters that no reader sees: ${points.join(', ')}${others}`,
    change: '',
    hits: [],
    action: 'Look at the value with a tool that shows them (cat -A), and write it without them; where it has to hold them, write a waiver that says why',
  }
}

const pointOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
