import type { Json, JsonObject } from '../../../src/model/json.ts'
import type { Random } from '../../fuzz/random.ts'
import { costlyMap, map, object, types } from './composite-families.ts'
import { costlyText, type Family, format, integer, number, pattern, text } from './families.ts'
import { costlyList, list, objects } from './list-families.ts'
import { type Place, places } from './places.ts'
import { union } from './union-family.ts'
import { crdOf, objectsOf, type Trial, versionOf } from './trial.ts'

const families = { integer, number, text, pattern, format, object, map, list, objects, types, costlyList, costlyMap, costlyText, union } as const

/** A change of one aspect of one field, somewhere. */
export function fieldTrial(id: string, chance: Random): Trial {
  const [name, family] = chance.pick(Object.entries(families))
  const place = chance.pick(places)
  const aspect = chance.pick(Object.keys(family.aspects))
  const around = surroundings(family, aspect, chance)
  const [before, after] = twoOf(family.aspects[aspect] ?? [], chance)
  const required = chance.below(4) === 0 ? ['f'] : []
  const schema = (one: JsonObject): JsonObject => ({ ...family.base, ...around, ...one })
  const crd = crdWith(id, place.properties(schema(before), required))
  return {
    name: `${place.name} (${name}): ${aspect} ${JSON.stringify(before)} → ${JSON.stringify(after)} in ${JSON.stringify(around)}${required.length > 0 ? ', required' : ''}`,
    before: crd,
    after: crdWith(id, place.properties(schema(after), required)),
    objects: objectsOf(crd, 'v1', bodiesOf(place, family.values)),
  }
}

/** A field that becomes required, or is so no longer; with and without a default. */
export function requiredTrial(id: string, chance: Random): Trial {
  const place = chance.pick(places)
  const [before, after] = twoOf<readonly string[]>([[], ['f']], chance)
  const field = { type: 'string', ...chance.pick([{}, {}, { default: 'd' }, { nullable: true }, { nullable: true, default: 'd' }]) }
  const crd = crdWith(id, place.properties(field, before))
  return {
    name: `${place.name}: required ${JSON.stringify(before)} → ${JSON.stringify(after)} of ${JSON.stringify(field)}`,
    before: crd,
    after: crdWith(id, place.properties(field, after)),
    objects: objectsOf(crd, 'v1', bodiesOf(place, ['a', null])),
  }
}

const crdWith = (id: string, properties: JsonObject): JsonObject => crdOf(id, { versions: [versionOf('v1', properties)] })

const bodiesOf = (place: Place, values: readonly Json[]): readonly JsonObject[] => [place.body({}), ...values.map((f) => place.body({ f }))]

/** What the schema says beside the changed aspect: mostly nothing, or every change would hide behind another condition. */
function surroundings({ aspects, alone = ['rules'] }: Family, aspect: string, chance: Random): JsonObject {
  const others = Object.entries(aspects).filter(([name]) => name !== aspect && !alone.includes(name))
  const isPlain = alone.includes(aspect)
  const said = others.map(([, alternatives]) => (!isPlain && chance.below(5) === 0 ? chance.pick(alternatives) : (alternatives[0] ?? {})))
  return Object.assign({}, ...said)
}

function twoOf<T>(from: readonly T[], chance: Random): readonly [T, T] {
  const first = chance.pick(from)
  return [first, chance.pick(from.filter((one) => one !== first))]
}
