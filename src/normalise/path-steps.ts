/** One step of a path as people write it: a key, an item by its name or number, or all items or values at once. */
export type PathStep = { readonly kind: 'key' | 'item'; readonly name: string } | { readonly kind: 'items' | 'values' }

/** "spec.http[].labels["a.b/c"]" → its steps; what stands behind a space lies inside a text, where no step of an object leads. */
export const stepsOf = (path: string): readonly PathStep[] => [...(path.split(' ', 1)[0] ?? '').matchAll(token)].map(stepOf)

const token = /\["(?<quoted>(?:[^"\\]|\\.)*)"\]|\[(?<item>[^\]]*)\]|(?<values>\{\})|(?<key>[^.[{]+)/g

function stepOf({ groups: { quoted, item, values, key } = {} }: RegExpMatchArray): PathStep {
  if (key !== undefined) return { kind: 'key', name: key }
  if (quoted !== undefined) return { kind: 'key', name: quoted.replaceAll(/\\(.)/g, '$1') }
  if (values !== undefined) return { kind: 'values' }
  return item === undefined || item === '' ? { kind: 'items' } : { kind: 'item', name: item }
}

/** The same path through the schema of a version of a CRD, a list of steps each. */
export function schemaStepsOf(steps: readonly PathStep[], version: number): readonly (readonly PathStep[])[] {
  const root = ['spec', 'versions'].map(keyStep)
  const schema = [...root, { kind: 'item', name: String(version) } as const, ...['schema', 'openAPIV3Schema'].map(keyStep)]
  return [schema, ...steps.map(schemaSteps)]
}

function schemaSteps(step: PathStep): readonly PathStep[] {
  if (step.kind === 'key') return ['properties', step.name].map(keyStep)
  return [keyStep(step.kind === 'values' ? 'additionalProperties' : 'items')]
}

const keyStep = (name: string): PathStep => ({ kind: 'key', name })
