import { at, objectAt } from '../../../model/json.ts'
import { type Manifest, refOf } from '../../../model/manifest.ts'
import { currentCrds, desiredCrds } from '../../crd/pair-crds.ts'
import type { Question } from '../../question.ts'
import type { Draft, QuestionRule } from '../../rule.ts'
import { jsonBytes } from '../../schema/json-bytes.ts'

// https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/api/validation/objectmeta.go: all keys and values of annotations together.
const annotationLimit = 262_144
// etcd's --max-request-bytes.
const requestLimit = 1.5 * 2 ** 20

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'

/** A CRD is too large for the annotation that client-side apply keeps, or for the store. */
export const crdSize: QuestionRule = {
  id: 'crd/size',
  why: 'Client-side apply keeps the whole manifest in an annotation, and all annotations together may have 262,144 bytes',
  lane: 'CRD',
  judge: (scene) => {
    const current = currentCrds(scene)
    return [...desiredCrds(scene).values()].flatMap(({ manifest, name }) => {
      const draft = draftOf(manifest, current.get(name)?.manifest, scene)
      return draft === undefined ? [] : [{ object: refOf(manifest), ...draft }]
    })
  },
}

function draftOf(after: Manifest, before: Manifest | undefined, { mode }: Question): Draft | undefined {
  const now = appliedSize(after)
  if (now <= annotationLimit) return undefined
  const old = before === undefined ? 0 : appliedSize(before)
  if (now > requestLimit)
    return {
      ...words(after, old, now),
      severity: 'block',
      effect: 'refused',
      message: `CRD ${after.id.name} has ${now} bytes, more than etcd takes in one request`,
    }
  const message = `kubectl apply without --server-side refuses CRD ${after.id.name}: its annotations would have ${now} bytes, and ${annotationLimit} is the most`
  if (mode === 'client') return { ...words(after, old, now), severity: 'block', effect: 'refused', message }
  if (at(before?.body, 'metadata', 'annotations', lastApplied) !== undefined)
    return { ...words(after, old, now), severity: 'warn', effect: 'refused', message: `${message}; somebody applies it so today` }
  return before === undefined || old > annotationLimit ? undefined : { ...words(after, old, now), severity: 'info', effect: 'cosmetic', message }
}

const words = (after: Manifest, old: number, now: number) => ({
  path: 'metadata.annotations',
  change: `${old} → ${now} bytes`,
  hits: [],
  action: `Apply it server-side, which is what Sluice does unless told otherwise; kubectl apply --server-side -f … for ${after.id.name} elsewhere`,
})

/** The bytes of all annotations once the manifest itself is one of them. What a cluster adds is no part of the manifest. */
function appliedSize({ body }: Manifest): number {
  const { [lastApplied]: _applied, ...annotations } = objectAt(body, 'metadata', 'annotations')
  const { status: _status, ...written } = body
  const { managedFields: _managedFields, ...metadata } = objectAt(body, 'metadata')
  const manifest = jsonBytes({ ...written, metadata: { ...metadata, annotations } })
  return (
    bytesOf(lastApplied) +
    manifest +
    1 +
    Object.entries(annotations).reduce((sum, [key, value]) => sum + bytesOf(key) + (typeof value === 'string' ? bytesOf(value) : 0), 0)
  )
}

const bytesOf = (text: string): number => Buffer.byteLength(text)
