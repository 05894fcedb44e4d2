import { at, isObject, listAt, textAt, type Json, type JsonObject } from '../../model/json.ts'
import { selects } from '../../model/label-selector.ts'
import type { AdmissionRequest } from './request.ts'

/** Whether a policy or a binding is about a write; a text says what would have to be known. Of another version the expressions would see another object. */
export type Match = boolean | Unmatched

type Unmatched = { readonly unknown: string; readonly isOtherVersion: boolean }

const unmatched = (what: string): Unmatched => ({ unknown: what, isOtherVersion: false })

/** By the rules and selectors of matchConstraints or matchResources; where those are left out, everything is matched. */
export function matches(constraints: Json | undefined, request: AdmissionRequest): Match {
  if (!isObject(constraints)) return true
  const excluded = anyOf(constraints, 'excludeResourceRules', request)
  if (excluded === true) return false
  const rules = listAt(constraints, 'resourceRules')
  const parts = [
    rules.length === 0 ? true : anyOf(constraints, 'resourceRules', request),
    selectsObject(at(constraints, 'objectSelector'), request),
    selectsNamespace(at(constraints, 'namespaceSelector'), request),
    excluded === false ? true : excluded,
  ]
  return parts.includes(false) ? false : (parts.find((part) => part !== true) ?? true)
}

function anyOf(constraints: JsonObject, field: string, request: AdmissionRequest): Match {
  const isExact = textAt(constraints, 'matchPolicy') === 'Exact'
  const answers = listAt(constraints, field)
    .filter(isObject)
    .map((rule) => ofRule(rule, request, isExact))
  return answers.includes(true) ? true : (answers.find((answer) => answer !== false) ?? false)
}

function ofRule(rule: JsonObject, { object, resource, operation }: AdmissionRequest, isExact: boolean): Match {
  const names = listAt(rule, 'resourceNames')
  const isAbout =
    has(rule, 'apiGroups', object.group) &&
    ['*', '*/*', `${resource}/*`].concat(resource).some((word) => listAt(rule, 'resources').includes(word)) &&
    (names.length === 0 || names.includes(object.name)) &&
    isInScope(textAt(rule, 'scope') ?? '*', object)
  if (!isAbout) return false
  // The server converts the object for a rule that names another version of it.
  if (!has(rule, 'apiVersions', object.version))
    return isExact ? false : { unknown: `the object as its rule for another version than ${object.version} sees it`, isOtherVersion: true }
  const operations = operation === 'unknown' ? ['CREATE', 'UPDATE'] : [operation]
  const matched = operations.filter((word) => has(rule, 'operations', word))
  if (matched.length === 0) return false
  return matched.length === operations.length ? true : unmatched('whether the object lives already')
}

const has = (rule: JsonObject, field: string, word: string): boolean => ['*', word].some((one) => listAt(rule, field).includes(one))

/** A Namespace has no namespace, though its requests name one. */
const isInScope = (scope: string, { namespace }: AdmissionRequest['object']): boolean => scope === '*' || (scope === 'Namespaced') === (namespace !== '')

/** The object as it will be, or as it is. */
function selectsObject(selector: Json | undefined, { body, oldBody }: AdmissionRequest): Match {
  if (selects(selector, labelsOf(body))) return true
  if (oldBody === undefined) return unmatched('the labels of the object as it lives')
  return oldBody !== null && selects(selector, labelsOf(oldBody))
}

/** A Namespace is asked by its own labels, and what is in no namespace by none. */
function selectsNamespace(selector: Json | undefined, { object, body, namespace }: AdmissionRequest): Match {
  if (!isObject(selector)) return true
  if (object.group === '' && object.kind === 'Namespace') return selects(selector, { ...labelsOf(body), [nameLabel]: object.name })
  if (object.namespace === '') return true
  if (namespace !== undefined && namespace !== null) return selects(selector, { ...labelsOf(namespace), [nameLabel]: object.namespace })
  return isByNameAlone(selector) ? selects(selector, { [nameLabel]: object.namespace }) : unmatched(`the labels of the namespace ${object.namespace}`)
}

// The API server labels every namespace with its name.
const nameLabel = 'kubernetes.io/metadata.name'

const isByNameAlone = (selector: JsonObject): boolean =>
  [...Object.keys(objectOf(at(selector, 'matchLabels'))), ...listAt(selector, 'matchExpressions').map((term) => textAt(objectOf(term), 'key') ?? '')].every(
    (key) => key === nameLabel,
  )

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

const labelsOf = (body: JsonObject): JsonObject => objectOf(at(body, 'metadata', 'labels'))
