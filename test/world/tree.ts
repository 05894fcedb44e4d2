import { constantFrom, dictionary, option, record, type Arbitrary } from 'fast-check'
import type { JsonObject } from '../../src/model/json.ts'

const word = constantFrom('low', 'high', 'shut', 'open')

/** What one revision of the chart holds. */
export type Tree = { readonly maps: Readonly<Record<string, Readonly<Record<string, string>>>>; readonly level: string | undefined }

export const tree: Arbitrary<Tree> = record({
  maps: dictionary(constantFrom('north', 'south', 'east'), dictionary(constantFrom('a', 'b', 'c'), word, { minKeys: 1 }), { minKeys: 1 }),
  level: option(word, { nil: undefined }),
})

export function objectsOf({ maps, level }: Tree): readonly JsonObject[] {
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ns' } },
    definition,
    ...Object.entries(maps).map(([name, data]) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'ns' }, data })),
    ...(level === undefined ? [] : [{ apiVersion: 'world.example.com/v1', kind: 'Gate', metadata: { name: 'upper', namespace: 'ns' }, spec: { level } }]),
  ]
}

const definition: JsonObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'gates.world.example.com' },
  spec: {
    group: 'world.example.com',
    scope: 'Namespaced',
    names: { kind: 'Gate', plural: 'gates', singular: 'gate', listKind: 'GateList' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties: { level: { type: 'string' } } } } } },
      },
    ],
  },
}
