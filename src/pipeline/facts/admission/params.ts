import type { Listed } from '../../../model/admission-facts.ts'
import { at, isObject, textAt, type Json, type JsonObject } from '../../../model/json.ts'
import { selects } from '../../../model/label-selector.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { AdmissionRequest, Resolved } from '../../../validate/validate.ts'

/** The kind of a policy's parameters; undefined where it has none. */
export function paramKindOf(policy: JsonObject): { readonly group: string; readonly kind: string } | undefined {
  const [apiVersion, kind] = [textAt(policy, 'spec', 'paramKind', 'apiVersion'), textAt(policy, 'spec', 'paramKind', 'kind')]
  if (apiVersion === undefined || kind === undefined) return undefined
  return { group: apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '', kind }
}

/** The parameters that a binding names for a write, among those that are known: what may be there and was not seen is no absence. */
export function paramsFor(binding: JsonObject, known: Listed, { object }: AdmissionRequest): Resolved {
  const ref = at(binding, 'spec', 'paramRef')
  if (!isObject(ref)) return { kind: 'found', params: [null] }
  const namespace = textAt(ref, 'namespace') ?? object.namespace
  const here = known.objects.filter(({ id }) => id.namespace === '' || id.namespace === namespace)
  const found =
    textAt(ref, 'name') === undefined ? here.filter((param) => isSelected(ref['selector'], param)) : here.filter(({ id }) => id.name === ref['name'])
  const isSure = known.gap === '' || (textAt(ref, 'name') !== undefined && found.length > 0)
  if (!isSure) return { kind: 'unknown', what: `the parameters that its binding names, since ${known.gap}` }
  if (found.length === 0) return { kind: 'absent', isTaken: textAt(ref, 'parameterNotFoundAction') !== 'Deny' }
  return { kind: 'found', params: found.map(({ body }) => body) }
}

const isSelected = (selector: Json | undefined, { body }: Manifest): boolean => {
  const labels = at(body, 'metadata', 'labels')
  return selects(selector, isObject(labels) ? labels : {})
}
