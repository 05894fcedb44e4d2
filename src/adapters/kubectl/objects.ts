import { loadAll } from 'js-yaml'
import { isObject, textAt, type JsonObject } from '../../model/json.ts'
import { secretValuesIn } from '../../model/secret-values.ts'
import type { AppliedLine } from '../../ports/kubectl.ts'

/** One object of the stream, as far as messages need it. */
export type StreamObject = { readonly kind: string; readonly name: string; readonly label: string; readonly secrets: readonly string[] }

/** The objects of a stream in its order. The stream is our own, in normal form, so that any YAML reader reads its names alike. */
export function objectsOf(stream: string): readonly StreamObject[] {
  try {
    return loadAll(stream).filter(isObject).map(objectOf)
  } catch {
    // Then kubectl could not read it either, and says so; this reader's own message would repeat lines of the stream.
    return []
  }
}

function objectOf(body: JsonObject): StreamObject {
  const kind = textAt(body, 'kind') ?? ''
  const name = textAt(body, 'metadata', 'name') ?? ''
  const namespace = textAt(body, 'metadata', 'namespace') ?? ''
  return { kind, name, label: `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`, secrets: kind === 'Secret' ? secretValuesIn(body) : [] }
}

/** Those of the stream that kubectl did not say to have applied. It goes through them in order and prints as it goes. */
export function refusedOf(objects: readonly StreamObject[], applied: readonly AppliedLine[]): readonly StreamObject[] {
  const done = applied.values()
  let next = done.next().value
  return objects.filter((object) => {
    const isApplied = next !== undefined && names(next.object, object)
    if (isApplied) next = done.next().value
    return !isApplied
  })
}

/** "deployment.apps/shop" names the Deployment shop. */
const names = (line: string, { kind, name }: StreamObject): boolean =>
  line.slice(line.indexOf('/') + 1) === name && line.split(/[./]/)[0] === kind.toLowerCase()
