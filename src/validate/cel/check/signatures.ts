import { functions } from './functions.ts'
import { readSignature, type Signature as Read } from './read-signature.ts'

export type Signature = Read

const read = new Map<string, readonly Signature[]>()

/** The ways to call a function, methods apart from the rest; none where it is not known at all. */
export function signaturesOf(name: string, { isMethod }: { isMethod: boolean }): readonly Signature[] {
  const key = isMethod ? `.${name}` : name
  const known = read.get(key)
  if (known !== undefined) return known
  const text = Object.hasOwn(functions, key) ? (functions[key] ?? '') : ''
  const found = text
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => readSignature(part, isMethod))
  read.set(key, found)
  return found
}

/** Whether a name is one of a function at all, however it is called. */
export const isFunction = (name: string): boolean =>
  Object.hasOwn(functions, name) || Object.hasOwn(functions, `.${name}`) || name === '_&&_' || name === '_||_'
