import { isObject, type JsonObject, listAt, textAt } from '../../model/json.ts'
import { celCode, celText } from '../formula/cel-text.ts'

/** The CEL rules of a node, each by what it asks: message, reason and fieldPath only word the refusal. */
export const rulesOf = (schema: JsonObject): ReadonlyMap<string, JsonObject> =>
  new Map(
    listAt(schema, 'x-kubernetes-validations')
      .filter(isObject)
      .map((rule) => [keyOf(rule), rule]),
  )

const keyOf = (rule: JsonObject): string => `${rule['optionalOldSelf'] === true ? 'always' : 'as written'} ${celText(expressionOf(rule))}`

export const expressionOf = (rule: JsonObject): string => (textAt(rule, 'rule') ?? '').trim()

/** What compares with the old object does not hold of new ones. */
export const holdsAlways = (rule: JsonObject): boolean => !readsAny(rule, ['oldSelf'])

/** Whether the rule reads one of these keys, or a variable of that name. */
export function readsAny(rule: JsonObject, keys: readonly string[]): boolean {
  const words = new Set(celCode(expressionOf(rule)).match(/\w+/g))
  return keys.flatMap(namesOf).some((name) => words.has(name))
}

/** How CEL may spell a key: as it is, as a reserved word, or with its signs written out. */
const namesOf = (key: string): readonly string[] => [
  key,
  `__${key}__`,
  key.replaceAll('__', '__underscores__').replaceAll('-', '__dash__').replaceAll('.', '__dot__').replaceAll('/', '__slash__'),
]
