import { at, isList, isObject, type Json } from '../../model/json.ts'
import type { ResourceId } from '../../model/manifest.ts'
import type { Problem } from '../../model/problem.ts'
import { described } from '../described.ts'
import { type Found, problemOf, quoted, saidName } from '../found.ts'
import { checking } from './pass.ts'

/**
 * Maps whose values the API server decodes as text or bytes. It refuses a number there, and a release that stops halfway
 * through its objects is worse than one that is not rendered. It takes null for "".
 */
export const needText = checking((found, { secrets }) =>
  // The data of a Secret gets no further than to the passes for Secrets, unless it is allowed.
  (secrets === 'allow' ? [...places, ...secretPlaces] : places).filter(({ holds }) => holds(found.manifest.id)).flatMap((place) => complaints(found, place)),
)

type Place = { readonly holds: (id: ResourceId) => boolean; readonly path: readonly string[]; readonly type: 'text' | 'words' | 'bytes' }

const core =
  (kind: string) =>
  (id: ResourceId): boolean =>
    id.group === '' && id.kind === kind
const withPods = ({ group }: ResourceId): boolean => group === 'apps' || group === 'batch'
const every = (): boolean => true

const places: readonly Place[] = [
  { holds: every, path: ['metadata', 'labels'], type: 'text' },
  { holds: every, path: ['metadata', 'annotations'], type: 'text' },
  { holds: withPods, path: ['spec', 'template', 'metadata', 'labels'], type: 'text' },
  { holds: withPods, path: ['spec', 'template', 'metadata', 'annotations'], type: 'text' },
  { holds: core('ConfigMap'), path: ['data'], type: 'words' },
  { holds: core('ConfigMap'), path: ['binaryData'], type: 'bytes' },
]

const secretPlaces: readonly Place[] = [
  { holds: core('Secret'), path: ['data'], type: 'bytes' },
  { holds: core('Secret'), path: ['stringData'], type: 'text' },
]

function complaints(found: Found, { path, type }: Place): readonly Problem[] {
  const map = at(found.manifest.body, ...path) ?? null
  if (map === null) return []
  if (!isObject(map)) return [complaint(found, path, `it is ${described(map)}, expected a map`)]
  return Object.entries(map)
    .filter(([, value]) => !isTaken(value, type))
    .map(([key, value]) => complaint(found, [...path, key], `it is ${described(value)}, expected text`))
}

/**
 * Go decodes bytes from base64, and from a list of numbers too. A boolean among the words of a ConfigMap is most often a y or a no that was meant as one:
 * the tree shows what Kubernetes makes of it, and whether that may be applied is the API server's to say.
 */
function isTaken(value: Json, type: Place['type']): boolean {
  if (value === null || typeof value === 'string') return true
  return (type === 'bytes' && isList(value)) || (type === 'words' && typeof value === 'boolean')
}

function complaint(found: Found, path: readonly string[], state: string): Problem {
  const said = path.map((key) => (/^[\w./-]+$/.test(key) ? key : quoted(key))).join('.')
  const place = { chunk: found.chunk, path: found.path === '' ? said : `${found.path}.${said}` }
  return problemOf(
    place,
    `Cannot take ${said} of ${saidName(found.manifest.id)}: ${state}`,
    'Quote the value in the values, and in the template, such as {{ .Values.x | quote }}',
  )
}
