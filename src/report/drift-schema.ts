import * as v from 'valibot'
import { json, objectRef, patch, text } from './schema-nouns.ts'

const writer = {
  manager: text,
  operation: text,
  time: v.pipe(text, v.description('The last write of that manager: the change is not later')),
  subresource: text,
  apiVersion: text,
}
const blame = {
  ...writer,
  certainty: v.pipe(v.picklist(['owner', 'probable', 'unknown']), v.description('Whether the cluster says so, or a later write beside the field does')),
  others: v.array(v.object(writer)),
}
const setBy = v.exactOptional(v.pipe(v.object({ commit: text, author: text, time: text }), v.description('The commit that last set the desired value')))
const side = v.exactOptional(json)

export const drift = v.variant('kind', [
  v.object({ kind: v.literal('missing'), object: objectRef, patch, setBy }),
  v.object({
    kind: v.literal('changed'),
    object: objectRef,
    patch,
    confidence: v.pipe(v.picklist(['full', 'reduced']), v.description('Reduced where no record of our apply is left, and values alone decided')),
    fields: v.array(
      v.object({
        path: text,
        pointer: text,
        desired: side,
        live: side,
        ...blame,
        obstacle: v.pipe(text, v.description('What has to go before the field can be applied back')),
        setBy,
      }),
    ),
  }),
  v.object({ kind: v.literal('extra'), object: objectRef, patch, ...writer }),
  v.object({ kind: v.literal('terminating'), object: objectRef, time: text, finalizers: v.array(text) }),
])

const objectId = v.object({ group: text, kind: text, namespace: text, name: text })

export const hiddenDrift = v.object({ rule: text, reason: text, places: v.array(v.object({ object: objectId, path: text, manager: text })) })

export const driftHint = v.object({ object: objectId, path: text, text, ...writer })
