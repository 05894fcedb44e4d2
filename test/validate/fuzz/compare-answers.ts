import { isObject, isSame, listAt, objectAt, textAt, toJsonText, type Json, type JsonObject } from '../../../src/model/json.ts'
import type { Answer } from '../../../src/validate/validate.ts'
import { toJson } from '../../../src/validate/value.ts'
import type { Reply } from './server.ts'

/** How Sluice's answer differs from the server's; '' where it does not. */
export function difference(reply: Reply, answer: Answer): string {
  const code = answer.kind === 'malformed' ? 400 : answer.causes.length === 0 ? 201 : 422
  if (code !== reply.code) return `the server answers ${reply.code} ${textAt(reply.body, 'message') ?? ''}; Sluice ${code} ${said(answer)}`
  if (answer.kind === 'malformed') return ''
  if (code === 422)
    return sameTexts(theirs(reply.body), ours(answer)) ? '' : `the server says ${theirs(reply.body).join(', ')}; Sluice ${ours(answer).join(', ')}`
  const [left, right] = [withoutSystem(reply.body), withoutSystem(toJson(answer.stored))]
  return isSame(left, right) ? '' : `the server stores ${toJsonText(left)}; Sluice ${toJsonText(right)}`
}

const said = (answer: Answer): string =>
  answer.kind === 'malformed'
    ? answer.problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
    : answer.causes.map(({ path, message }) => `${path}: ${message}`).join('; ')

const sameTexts = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((text, index) => text === right[index])

const theirs = (body: Json): readonly string[] =>
  sortedSet(listAt(body, 'details', 'causes').map((cause) => `${textAt(cause, 'field') ?? ''} ${textAt(cause, 'reason') ?? ''}`))
const ours = (answer: Answer): readonly string[] =>
  answer.kind === 'malformed' ? [] : sortedSet(answer.causes.map(({ field, reason }) => `${field} FieldValue${reason}`))

const sortedSet = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted()

/** An object without what the server adds of its own. */
function withoutSystem(body: Json): JsonObject {
  if (!isObject(body)) return {}
  const {
    uid: _uid,
    creationTimestamp: _created,
    generation: _generation,
    resourceVersion: _version,
    managedFields: _managed,
    ...metadata
  } = objectAt(body, 'metadata')
  return { ...body, metadata }
}
