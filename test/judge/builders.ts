import type { LiveObjects } from '../../src/model/facts.ts'
import { judge } from '../../src/judge/judge.ts'
import type { ClusterFacts } from '../../src/model/facts.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Json, JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { files, manifestOf, manifestsOf } from './manifests.ts'
import { withObjects } from './with-objects.ts'

/** One version of the CRD: the properties of its spec, and whatever else the version says. */
export const version = (name: string, properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  name,
  served: true,
  storage: true,
  schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties } } } },
  ...rest,
})

/** The CRD shops.example.com. */
export const crd = (spec: JsonObject, rest: JsonObject = {}): Manifest =>
  manifestOf({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'shops.example.com' },
    spec: { group: 'example.com', scope: 'Namespaced', names: { kind: 'Shop', plural: 'shops' }, ...spec },
    ...rest,
  })

export const shop = (name: string, spec: JsonObject, rest: JsonObject = {}): Manifest =>
  manifestOf({ apiVersion: 'example.com/v1', kind: 'Shop', metadata: { name, namespace: 'default', ...rest }, spec })

/** The live list of shops; a gap says why it is not complete. */
export const shops = (objects: readonly Manifest[], gap = ''): { live: readonly LiveObjects[] } => ({
  live: [{ group: 'example.com', kind: 'Shop', content: 'whole', objects, gap }],
})

type Live = Partial<ReturnType<typeof shops>>

/** What is said when the live CRD becomes the desired one. */
export const judgeCrds = (before: Manifest, after: Manifest, live: Live = {}): readonly Finding[] =>
  judge(withObjects({ base: [], desired: [after], cluster: files({ source: 'live', kubeVersion: '1.36.3', crds: [before], ...live }) }))

/** What is said when the schema of spec.field changes, in a CRD with one version. */
export const judgeField = (before: JsonObject, after: JsonObject, live: Live = {}): readonly Finding[] =>
  judgeCrds(crd({ versions: [version('v1', { field: before })] }), crd({ versions: [version('v1', { field: after })] }), live)

/** What is said when the schema of spec.field changes while these values live in it, one shop each: s0, s1, … */
export const judgeFieldWith = (before: JsonObject, after: JsonObject, values: readonly Json[]): readonly Finding[] =>
  judgeField(before, after, shops(values.map((value, index) => shop(`s${index}`, { field: value }))))

/** What is said when the objects of one YAML stream, as committed before, become those of another. */
export const judgeYaml = (before: string, after: string, facts: Partial<ClusterFacts> = {}): readonly Finding[] =>
  judge({ base: manifestsOf(before), desired: manifestsOf(after), cluster: files(facts) })
