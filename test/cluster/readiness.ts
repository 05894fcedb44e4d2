import { existsSync, readFileSync } from 'node:fs'
import { get as getHttp, type IncomingMessage } from 'node:http'
import { get as getHttps } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from './child.ts'

// Four seconds on a quiet machine; the limit only ends what hangs.
const limitMs = 120_000

/** Asks every 100 ms; false when the process ended or the limit passed. */
export async function until(isTrue: () => Promise<boolean>, child: Child): Promise<boolean> {
  const deadline = Date.now() + limitMs
  while (child.isRunning() && Date.now() < deadline) {
    if (await isTrue()) return true
    await sleep(100)
  }
  return false
}

export const etcdAnswers = (port: number): Promise<boolean> => answers((heard) => getHttp({ host: '127.0.0.1', port, path: '/health', timeout: 1000 }, heard))

/** Ready, and the namespaces exist: a hook makes them shortly after /readyz says yes. */
export async function apiServerAnswers({ port, authority, token }: { port: number; authority: string; token: string }): Promise<boolean> {
  if (!existsSync(authority)) return false
  const common = { host: '127.0.0.1', port, ca: readFileSync(authority), headers: { authorization: `Bearer ${token}` }, timeout: 5000, agent: false as const }
  for (const path of ['/readyz', '/api/v1/namespaces/kube-system', '/api/v1/namespaces/default']) {
    if (!(await answers((heard) => getHttps({ ...common, path }, heard)))) return false
  }
  return true
}

function answers(ask: (heard: (response: IncomingMessage) => void) => ReturnType<typeof getHttp>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const request = ask((response) => {
    response.resume()
    resolve(response.statusCode === 200)
  })
  request.once('error', () => resolve(false))
  request.once('timeout', () => request.destroy())
  return promise
}
