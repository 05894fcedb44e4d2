import { expect } from 'vitest'
import type { JsonObject } from '../../src/model/json.ts'
import { type Manifest, nameOf } from '../../src/model/manifest.ts'
import type { Problem, Read } from '../../src/model/problem.ts'
import { normalise, type NormaliseOptions, type Normalised, readManifests } from '../../src/normalise/normalise.ts'

export const read = (text: string): Read<readonly Manifest[]> => readManifests({ text, file: 'in.yaml' })

/** The spec of the one object whose spec is given as YAML, indented by two. */
export function specOf(spec: string): unknown {
  const [manifest] = value(read(`apiVersion: v1\nkind: Sample\nmetadata:\n  name: a\nspec:\n${spec.replaceAll(/^(?=.)/gm, '  ')}\n`))
  return manifest?.body['spec']
}

export const inNormalForm = (text: string, options: Partial<NormaliseOptions> = {}): Normalised =>
  normalise({ text, file: 'in.yaml' }, { namespace: 'shop', hooks: 'error', secrets: 'refuse', capabilities: 'unknown', ...options })

export function value<T>(result: Read<T>): T {
  expect(result.ok ? [] : result.problems).toEqual([])
  if (!result.ok) throw new Error('Not read')
  return result.value
}

export const problems = (result: Read<unknown>): readonly Problem[] => (result.ok ? [] : result.problems)

export const messages = (result: Read<unknown>): string =>
  problems(result)
    .map(({ message }) => message)
    .join('\n')

export const names = (result: Read<readonly Manifest[]>): readonly string[] => value(result).map(({ id }) => nameOf(id))

export const bodies = (result: Read<readonly Manifest[]>): readonly JsonObject[] => value(result).map(({ body }) => body)

/** An object as YAML; `more` is further lines. */
export const object = (kind: string, name: string, more = ''): string => `---\napiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${more}`
