import { readFileSync } from 'node:fs'
import { at, fromJsonText, objectAt, textAt, type Json, type JsonObject } from '../../src/model/json.ts'

/** One request that writes, as the API server's audit log tells it. */
export type Write = {
  readonly user: string
  /** Such as "kubectl/v1.35.2 (linux/amd64)". */
  readonly agent: string
  readonly verb: string
  /** Such as "deployments.apps"; "configmaps" in the core group. */
  readonly resource: string
  readonly subresource: string
  readonly namespace: string
  readonly name: string
  /** '' where the request names none. */
  readonly manager: string
  readonly isDryRun: boolean
  /** RFC 3339 with microseconds, so that texts compare as times do. */
  readonly received: string
  /** When and how it was answered; '' and 0 where the server was gone before it could say so. */
  readonly answered: string
  readonly code: number
  /** What was sent, and what came back: empty where there was no body. */
  readonly sent: JsonObject
  readonly answer: JsonObject
}

/** Whether the server took it. */
export const isAcked = ({ code }: Write): boolean => code >= 200 && code < 300

/** The writes of an audit log, in the order in which they were received. */
export function readWrites(path: string): readonly Write[] {
  const byRequest = new Map<string, Json>()
  for (const event of readFileSync(path, 'utf8').split('\n').flatMap(eventsIn)) {
    const id = textAt(event, 'auditID') ?? ''
    // The last stage knows all that earlier ones know.
    if (!byRequest.has(id) || textAt(event, 'stage') !== 'RequestReceived') byRequest.set(id, event)
  }
  return [...byRequest.values()].map(toWrite).toSorted((left, right) => (left.received < right.received ? -1 : 1))
}

/** A server that is killed may leave half a line, and the next one writes on behind it. */
function eventsIn(line: string): readonly Json[] {
  const start = line.lastIndexOf('{"kind":"Event","apiVersion":"audit.k8s.io')
  if (start === -1) return []
  try {
    return [fromJsonText(line.slice(start))]
  } catch {
    return []
  }
}

function toWrite(event: Json): Write {
  const group = textAt(event, 'objectRef', 'apiGroup') ?? ''
  const asked = new URL(textAt(event, 'requestURI') ?? '', 'https://server').searchParams
  const isAnswered = textAt(event, 'stage') !== 'RequestReceived'
  return {
    user: textAt(event, 'user', 'username') ?? '',
    agent: textAt(event, 'userAgent') ?? '',
    verb: textAt(event, 'verb') ?? '',
    resource: `${textAt(event, 'objectRef', 'resource') ?? ''}${group === '' ? '' : `.${group}`}`,
    subresource: textAt(event, 'objectRef', 'subresource') ?? '',
    namespace: textAt(event, 'objectRef', 'namespace') ?? '',
    name: textAt(event, 'objectRef', 'name') ?? textAt(event, 'requestObject', 'metadata', 'name') ?? '',
    manager: asked.get('fieldManager') ?? '',
    isDryRun: asked.has('dryRun'),
    received: textAt(event, 'requestReceivedTimestamp') ?? '',
    answered: isAnswered ? (textAt(event, 'stageTimestamp') ?? '') : '',
    code: isAnswered ? Number(at(event, 'responseStatus', 'code') ?? 0) : 0,
    sent: objectAt(event, 'requestObject'),
    answer: objectAt(event, 'responseObject'),
  }
}
