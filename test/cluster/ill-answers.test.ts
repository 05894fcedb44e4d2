import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textAt, toJsonText } from '../../src/model/json.ts'
import type { Ran } from '../cli/workspace.ts'
import { applyWorkspace, type ApplyWorkspace } from './apply-workspace.ts'
import { startFront, type Front } from './https-front.ts'
import { cut } from './proxy.ts'
import { describeWithServer } from './server.ts'

const namespace = 'ill-answers'
const inventory = `/configmaps/sluice-${namespace}`

type Asked = { readonly method: string; readonly url: string }
type Answer = (response: ServerResponse) => void

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    void response
      .writeHead(code, { 'content-type': 'application/json', ...headers })
      .end(toJsonText({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message: 'ill', reason: reasons[code] ?? 'InternalError', code }))
const reasons: Readonly<Record<number, string>> = { 409: 'Conflict', 410: 'Expired', 429: 'TooManyRequests', 503: 'ServiceUnavailable', 504: 'Timeout' }
const html: Answer = (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>')
const withNul: Answer = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"kind":\u0000"ConfigMap"}')
const hungUp: Answer = (response) => void response.destroy()

const writesLease = ({ method, url }: Asked): boolean => ['POST', 'PUT'].includes(method) && url.includes('/leases')
const writesInventory = ({ method, url }: Asked): boolean => method === 'PUT' && url.includes(inventory)
const readsObject = ({ method, url }: Asked): boolean => method === 'GET' && url.includes('/configmaps/m')
const sends = ({ method, url }: Asked): boolean => method === 'PATCH' && url.includes('/configmaps/m')

/** An ill answer to the first such request of an apply, or to each, and the code of the failure that the apply makes of it; '' where it comes to its end. */
type Row = { readonly what: string; readonly to: (asked: Asked) => boolean; readonly answer: Answer; readonly failure: string; readonly isEach?: boolean }

const table: readonly Row[] = [
  { what: '429 with Retry-After to the lock: asked again', to: writesLease, answer: status(429, { 'retry-after': '1' }), failure: '' },
  { what: '500 to the lock: sent again, as it holds for one version alone', to: writesLease, answer: status(500), failure: '' },
  { what: '503 to the inventory: sent again', to: writesInventory, answer: status(503), failure: '' },
  { what: '504 to the inventory: sent again', to: writesInventory, answer: status(504), failure: '' },
  { what: 'a connection that breaks instead of an answer to the inventory: sent again', to: writesInventory, answer: hungUp, failure: '' },
  { what: 'a body that is cut in the answer to the inventory: sent again', to: writesInventory, answer: cut, failure: '' },
  { what: '409 to the inventory: read anew, and still its own', to: writesInventory, answer: status(409), failure: '' },
  { what: 'HTML instead of JSON to a question: no API server', to: readsObject, answer: html, failure: 'cluster-unreachable' },
  { what: 'a NUL in the JSON of an answer: no API server', to: readsObject, answer: withNul, failure: 'cluster-unreachable' },
  { what: 'a body that is cut in each answer to a question: nobody knows', to: readsObject, answer: cut, failure: 'cluster-unreachable', isEach: true },
  { what: '500 to a question: nobody knows', to: readsObject, answer: status(500), failure: 'cluster-refused' },
  { what: '410 to a question about one object: nobody knows', to: readsObject, answer: status(410), failure: 'cluster-refused' },
  { what: '429 with Retry-After to what is sent: kubectl asks again', to: sends, answer: status(429, { 'retry-after': '1' }), failure: '' },
  { what: '500 to what is sent: refused', to: sends, answer: status(500), failure: 'cluster-refused' },
  { what: 'a connection that breaks while it is sent: not known', to: sends, answer: hungUp, failure: 'cluster-unreachable' },
]

const map = (value: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m, namespace: ${namespace} }\ndata: { a: "${value}" }\n`

describeWithServer('an apply whose answers are ill', (server) => {
  let front: Front
  let place: ApplyWorkspace
  let round = 0

  beforeAll(async () => {
    await server.client.namespace(namespace)
    front = await startFront(server.kubeconfig)
    place = await applyWorkspace(server, { name: namespace, namespace, templates: { 'm.yaml': map('0') } })
    await place.run('apply', ['--yes'])
  })
  afterAll(async () => {
    place[Symbol.dispose]()
    await front[Symbol.asyncDispose]()
  })

  const apply = (kubeconfig: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    place.run('apply', ['--yes', '--output', 'json'], { KUBECONFIG: kubeconfig, ...env })

  test.each(table.map((row) => [row.what, row] as const))('%s', async (_what, { to, answer, failure, isEach = false }) => {
    round += 1
    await place.commit({ 'm.yaml': map(String(round)) })
    front.accept('let me in')
    let isDone = false
    front.interfere(({ method = '', url = '' }: IncomingMessage, response) => {
      if ((isDone && !isEach) || !to({ method, url })) return false
      isDone = true
      answer(response)
      return true
    })

    const ran = await apply(front.kubeconfig({ token: 'let me in' }))
    const again = await apply(server.kubeconfig)

    expect(isDone).toBe(true)
    expect([ran.code, textAt(JSON.parse(ran.out), 'error', 'code') ?? ''], ran.out + ran.err).toEqual([failure === '' ? 0 : 3, failure])
    expect(again.code, again.out + again.err).toBe(0)
    expect(await server.client.get(`/api/v1/namespaces/${namespace}/configmaps/m`)).toMatchObject({ data: { a: String(round) } })
  })

  /** Waits after the first wave, has the credentials changed there, and goes on. */
  async function rotated(kubeconfig: string, rotate: () => void): Promise<Ran> {
    const gate = join(front.folder, `gate-${round}`)
    round += 1
    const running = apply(kubeconfig, { SLUICE_FAILPOINT: 'apply.wave.1.sending:wait', SLUICE_FAILPOINT_GATE: gate })
    while (!existsSync(`${gate}.reached`)) await sleep(20)
    rotate()
    writeFileSync(gate, '')
    return running
  }

  const tokenFile = (): string => join(front.folder, 'token')
  const rotate = (token: string): void => {
    writeFileSync(tokenFile(), token)
    front.accept(token)
  }

  test('a token file that is rotated while apply runs is read again', async () => {
    front.interfere(() => false)
    rotate('first')

    const ran = await rotated(front.kubeconfig({ tokenFile: tokenFile() }), () => rotate('second'))

    expect(ran.code, ran.out + ran.err).toBe(0)
  })

  test('a credential program whose token expires while apply runs is asked again', async () => {
    front.interfere(() => false)
    rotate('third')
    const program = join(front.folder, 'credentials')
    const credential = `{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'"$(cat ${tokenFile()})"'"}}`
    writeFileSync(program, `#!/bin/sh\necho '${credential}'\n`)
    chmodSync(program, 0o755)
    const environment = readFileSync(join(place.root, 'values/e/environment.yml'), 'utf8')
    place.write('values/e/environment.yml', environment.replace('cluster: { ', `cluster: { execPlugins: [${program}], `))
    await place.commit({})
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: program, interactiveMode: 'Never' }

    const ran = await rotated(front.kubeconfig({ exec }), () => rotate('fourth'))

    expect(ran.code, ran.out + ran.err).toBe(0)
  })

  test('credentials that nobody renews while kubectl sends are exit 3, never in the message, and the next apply puts all right', async () => {
    rotate('sesame-5')
    await place.commit({ 'm.yaml': map('expired') })
    front.interfere((request) => {
      if (sends({ method: request.method ?? '', url: request.url ?? '' })) front.accept('sesame-6')
      return false
    })

    const ran = await apply(front.kubeconfig({ tokenFile: tokenFile() }))
    front.interfere(() => false)
    rotate('sesame-6')
    const again = await apply(server.kubeconfig)

    expect(ran.code, ran.out + ran.err).toBe(3)
    expect(ran.out + ran.err).not.toContain('sesame')
    expect(again.code, again.out + again.err).toBe(0)
  })
})
