import { definedVersions, pluralsIn, type Question } from '../../../judge/judge.ts'
import { namespaceKind } from '../../../model/admission-facts.ts'
import { isObject, type JsonObject } from '../../../model/json.ts'
import { keyOf, kindText, refOf, type Manifest } from '../../../model/manifest.ts'
import { isSecret } from '../../../model/withheld.ts'
import { compileSchema, mayFillIn, toJson, type AdmissionRequest, type Validator } from '../../../validate/validate.ts'
import { sent } from '../../workspace/withheld.ts'
import { appliedTo, placed } from '../applied.ts'
import { minorOf } from '../minor-of.ts'

/** The writes of an apply, as admission will see them. */
export function requestsIn(question: Question): readonly AdmissionRequest[] {
  const [plurals, schemas, lived] = [pluralsIn(question), schemasIn(question), livedIn(question)]
  const namespaceOf = namespacesIn(question)
  return sent(question.desired).map((manifest) => {
    const { id } = manifest
    const read = schemas.get(`${kindText(id)}/${manifest.version}`)
    const { operation, oldBody } = lived(manifest)
    const written = oldBody === null || oldBody === undefined ? placed(manifest) : appliedTo(oldBody, placed(manifest))
    return {
      object: refOf(manifest),
      resource: plurals(id),
      operation,
      oldBody,
      body: read === undefined ? written : read(written),
      namespace: id.namespace === '' ? null : namespaceOf(id.namespace),
      mayFill: mayFillIn(id, read !== undefined),
    }
  })
}

type Reader = (body: JsonObject) => JsonObject

/** Of custom kinds the schema says what the server fills in. */
function schemasIn(question: Question): ReadonlyMap<string, Reader> {
  return new Map(
    definedVersions(question).map((defined) => {
      let validator: Validator | undefined
      const target = { minor: minorOf(question), namespaced: defined.isNamespaced, statusSubresource: defined.hasStatus }
      const read: Reader = (body) => {
        validator ??= compileSchema(defined.schema, target)
        const stored = toJson(validator.read(body))
        return isObject(stored) ? stored : body
      }
      return [`${kindText(defined)}/${defined.version}`, read]
    }),
  )
}

type Lived = Pick<AdmissionRequest, 'operation' | 'oldBody'>

/** Whether an object lives, and how. A snapshot says only whether; of Secrets nobody is told either. */
function livedIn({ cluster: { source, owned }, base }: Question): (manifest: Manifest) => Lived {
  const live = new Map((source === 'files' ? base : owned).map((manifest) => [keyOf(manifest.id), manifest]))
  return ({ id, version }) => {
    const found = live.get(keyOf(id))
    if (source !== 'files' && isSecret(id)) return { operation: 'unknown', oldBody: undefined }
    if (found === undefined) return { operation: 'CREATE', oldBody: null }
    return { operation: 'UPDATE', oldBody: source === 'snapshot' || found.version !== version ? undefined : found.body }
  }
}

/** A namespace of the same render, over the one that lives. */
function namespacesIn({ desired, admission, cluster }: Question): (name: string) => JsonObject | undefined {
  const listed = admission?.get(kindText(namespaceKind))
  const [live, own] = [listed?.objects ?? [], desired.filter(({ id }) => kindText(id) === kindText(namespaceKind))].map(
    (some) => new Map(some.map((manifest) => [manifest.id.name, manifest.body])),
  )
  return (name) => {
    const [before, after] = [live?.get(name), own?.get(name)]
    if (before !== undefined && after !== undefined) return appliedTo(before, after)
    // What is rendered and was not seen alive may have more labels there.
    return before ?? (cluster.source === 'files' || listed?.gap === '' ? after : undefined)
  }
}
