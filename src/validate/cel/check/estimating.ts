import { either, exactly, unknownAmount, type Amount } from './amount.ts'
import type { Argument } from './call-sides.ts'
import type { Checked } from './check-types.ts'
import type { Core } from './core.ts'
import type { Declared } from './declare.ts'
import { mostAt } from './most-at.ts'
import { isPlain, type Type } from './types.ts'

/** Sizes of what is in a list or a map. */
export interface Entries {
  readonly isList: boolean
  readonly key: Amount
  readonly value: Amount
}

/** A name that a loop gave. */
export interface Local {
  readonly path: readonly string[]
  readonly size: Amount | undefined
  readonly entries: Entries | undefined
}

export type Locals = ReadonlyMap<string, Local>

/** What is known so far of one expression's sizes; it grows as the expression is gone through. */
export interface Estimating {
  readonly checked: Checked
  readonly root: Declared
  /** Where in the schema the value of a node is. */
  readonly paths: Map<Core, readonly string[]>
  readonly sizes: Map<Core, Amount>
  readonly contents: Map<Core, Entries>
}

export const startEstimating = (checked: Checked, root: Declared): Estimating => ({ checked, root, paths: new Map(), sizes: new Map(), contents: new Map() })

export const pathOf = ({ paths }: Estimating, node: Core, locals: Locals): readonly string[] =>
  (node.kind === 'name' ? locals.get(node.name)?.path : undefined) ?? paths.get(node) ?? []

/** As the server finds it: what was computed, what is written, what the schema allows, what the type says, what a loop gave. */
export function sizeOf(estimating: Estimating, node: Core, locals: Locals): Amount | undefined {
  const known = estimating.sizes.get(node) ?? writtenSize(node)
  if (known !== undefined) return known
  const declared = sizeAt(estimating, pathOf(estimating, node, locals))
  keepSize(estimating, node, declared)
  if (declared !== undefined) return declared
  if (isScalar(estimating.checked.typeOf(node))) return exactly(1n)
  return node.kind === 'name' ? locals.get(node.name)?.size : undefined
}

export const sizeAt = ({ root }: Estimating, path: readonly string[]): Amount | undefined => {
  const most = mostAt(path, root)
  return most === undefined ? undefined : { least: 0n, most }
}

export const sizeOfAll = (estimating: Estimating, nodes: readonly Core[], locals: Locals): Amount =>
  nodes.length === 0 ? exactly(0n) : nodes.map((node) => sizeOf(estimating, node, locals) ?? unknownAmount).reduce(either)

export const contentsOf = ({ contents }: Estimating, node: Core, locals: Locals): Entries | undefined =>
  contents.get(node) ?? (node.kind === 'name' ? locals.get(node.name)?.entries : undefined)

export function keepSize({ sizes }: Estimating, node: Core, size: Amount | undefined): void {
  if (size !== undefined) sizes.set(node, size)
}

export function keepContents({ contents }: Estimating, node: Core, entries: Entries | undefined): void {
  if (entries !== undefined) contents.set(node, entries)
}

export const localOf = (estimating: Estimating, node: Core, locals: Locals): Local => ({
  path: pathOf(estimating, node, locals),
  size: sizeOf(estimating, node, locals),
  entries: contentsOf(estimating, node, locals),
})

export const argumentOf = (estimating: Estimating, node: Core, locals: Locals): Argument => ({
  node,
  type: estimating.checked.typeOf(node),
  path: pathOf(estimating, node, locals),
  size: sizeOf(estimating, node, locals),
})

function writtenSize(node: Core): Amount | undefined {
  if (node.kind === 'list') return exactly(BigInt(node.items.length))
  if (node.kind === 'map') return exactly(BigInt(node.entries.length))
  if (node.kind !== 'literal') return undefined
  if (typeof node.value === 'string') return exactly(BigInt(Array.from(node.value).length))
  return exactly(node.value instanceof Uint8Array ? BigInt(node.value.length) : 1n)
}

const isScalar = (type: Type): boolean =>
  type.kind === 'optional' ? isScalar(type.of) : isPlain(type, 'bool', 'double', 'duration', 'int', 'timestamp', 'uint')
