import { at, type Json } from '../../model/json.ts'

export const numberAt = (value: Json | undefined, ...path: readonly (string | number)[]): number | undefined => {
  const found = at(value, ...path)
  return typeof found === 'number' ? found : undefined
}
