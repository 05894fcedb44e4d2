import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fromJsonText, textAt, toJsonText, type Json } from '../../../src/model/json.ts'

/** What a server said, refusals included: here a refusal is the answer that is looked for. */
export type Answer = { readonly code: number; readonly body: Json }

export type Asked = { readonly method: string; readonly path: string; readonly type?: string; readonly accept?: string; readonly body?: Json }

/** Asks the API server that a kubeconfig names, as its administrator, over connections that stay open. */
export type Ask = (asked: Asked) => Promise<Answer>

export const isFine = ({ code }: Answer): boolean => code < 300

export function openAsk(kubeconfig: string): Ask {
  const config = fromJsonText(readFileSync(kubeconfig, 'utf8'))
  const server = textAt(config, 'clusters', 0, 'cluster', 'server') ?? ''
  const ca = readFileSync(textAt(config, 'clusters', 0, 'cluster', 'certificate-authority') ?? '')
  const authorization = `Bearer ${textAt(config, 'users', 0, 'user', 'token') ?? ''}`
  const agent = new Agent({ keepAlive: true, ca })
  const once: Ask = ({ method, path, type = 'application/json', accept = 'application/json', body }) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const headers = { authorization, accept, ...(body === undefined ? {} : { 'content-type': type }) }
    const asking = request(`${server}${path}`, { method, agent, headers }, (response) => {
      text(response).then((said) => resolve({ code: Number(response.statusCode), body: readBody(said) }), reject)
    })
    asking.once('error', reject)
    asking.end(body === undefined ? undefined : toJsonText(body))
    return promise
  }
  return (asked) => patiently(once, asked, mostTries)
}

// Right after a CRD changed the server asks to come again: "storage is (re)initializing". Where a webhook is dead it never stops to.
const mostTries = 25

async function patiently(once: Ask, asked: Asked, tries: number): Promise<Answer> {
  const answer = await once(asked)
  if (answer.code !== 429 || tries === 1) return answer
  await sleep(200)
  return patiently(once, asked, tries - 1)
}

// An unknown path is answered in plain text.
function readBody(said: string): Json {
  try {
    return fromJsonText(said)
  } catch {
    return said
  }
}
