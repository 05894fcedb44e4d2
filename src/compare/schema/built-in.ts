import { builtInTypes } from './built-in-types.ts'
import type { Schema } from './schema.ts'

type Types = ReadonlyMap<string, ReadonlyMap<string, string>>

let known: Types | undefined

/** The schema of one of Kubernetes' own kinds, "apps/v1/Deployment"; undefined where nothing in it is compared in a way of its own. */
export const builtInSchema = (kind: string): Schema | undefined => named((known ??= readTypes()), kind)

const readTypes = (): Types =>
  new Map(
    builtInTypes.split('\n').map((line) => {
      const [name = '', ...fields] = line.split(' ')
      return [name, new Map(fields.map((field) => [field.slice(0, field.indexOf(':')), field.slice(field.indexOf(':') + 1)]))]
    }),
  )

function named(types: Types, name: string): Schema | undefined {
  const fields = types.get(name)
  if (fields === undefined) return undefined
  return { keys: undefined, isQuantity: false, ofKey: (key) => meant(types, fields.get(key)), ofItem: () => undefined }
}

const [nothing, list, map] = [() => undefined, /^\[(.*?)(?:@(.*))?\]$/, /^\{(.*)\}$/]

/** "quantity", "[item@keys]", "{value}", or the name of a type. */
function meant(types: Types, meaning: string | undefined): Schema | undefined {
  if (meaning === undefined) return undefined
  if (meaning === 'quantity') return { keys: undefined, isQuantity: true, ofKey: nothing, ofItem: nothing }
  const [, item, keys] = list.exec(meaning) ?? []
  if (item !== undefined) return { keys: keys?.split(','), isQuantity: false, ofKey: nothing, ofItem: () => meant(types, item) }
  const [, value] = map.exec(meaning) ?? []
  return value === undefined ? named(types, meaning) : { keys: undefined, isQuantity: false, ofKey: () => meant(types, value), ofItem: nothing }
}
