import { at, isObject, listAt, textAt, type Json } from '../../model/json.ts'
import type { Schema } from './schema.ts'

/** The schema that a CRD gives one of its versions. */
export function customSchema(node: Json | undefined): Schema | undefined {
  if (!isObject(node)) return undefined
  return {
    keys: textAt(node, 'x-kubernetes-list-type') === 'map' ? listAt(node, 'x-kubernetes-list-map-keys').filter((key) => typeof key === 'string') : undefined,
    isQuantity: node['x-kubernetes-int-or-string'] === true && isQuantityPattern(textAt(node, 'pattern')),
    ofKey: (name) => customSchema(at(node, 'properties', name) ?? at(node, 'additionalProperties')),
    ofItem: () => customSchema(node['items']),
  }
}

// A CRD cannot name the type; controller-gen writes this pattern for each Quantity, and for nothing else.
const isQuantityPattern = (pattern: string | undefined): boolean => pattern?.includes('(([KMGTPE]i)|[numkMGTPE]') === true
