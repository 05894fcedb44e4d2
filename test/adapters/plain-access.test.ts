import { expect, test } from 'vitest'
import { libraryAccess } from '../../src/adapters/cluster/library-access.ts'
import { plainAccess } from '../../src/adapters/cluster/plain-access.ts'
import type { Json, JsonObject } from '../../src/model/json.ts'
import { scratchFolder } from './chart-folder.ts'

const server = 'https://one.example.com'

const kubeconfig = (user: JsonObject, cluster: JsonObject = { server }): Json => ({
  clusters: [{ name: 'c', cluster }],
  users: [{ name: 'u', user }],
  contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
  'current-context': 'c',
})

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** What an HTTP request makes of credentials: names of headers in lower case, texts as bytes, and nothing that is undefined. */
function seen({ headers, ...rest }: object & { headers: object }): unknown {
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(given.map(([key, value]) => [key, Buffer.isBuffer(value) ? value.toString() : value])),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  }
}

test.each<[string, (path: (name: string) => string) => Json]>([
  ['a token', () => kubeconfig({ token: 'secret' })],
  ['a token file', (path) => kubeconfig({ tokenFile: path('token') })],
  ['files of a certificate and its key', (path) => kubeconfig({ 'client-certificate': path('cert'), 'client-key': path('key') })],
  ['texts of a certificate and its key', () => kubeconfig({ 'client-certificate-data': base64('cert'), 'client-key-data': base64('key') })],
  ['nobody', () => kubeconfig({})],
  ['an authority in a file', (path) => kubeconfig({ token: 't' }, { server, 'certificate-authority': path('ca') })],
  ['an authority as text', () => kubeconfig({ token: 't' }, { server, 'certificate-authority-data': base64('ca') })],
  ['another name in the certificate', () => kubeconfig({ token: 't' }, { server, 'tls-server-name': 'two.example.com' })],
  ['a certificate that is not to be checked', () => kubeconfig({ token: 't' }, { server, 'insecure-skip-tls-verify': true })],
])('%s is read as client-node reads it', async (_what, given) => {
  using folder = scratchFolder({ token: 'from a file', cert: 'cert', key: 'key', ca: 'ca' })
  const config = given((name) => `${folder.path}/${name}`)

  const plain = await plainAccess(config)?.()
  const library = await libraryAccess(config)()

  expect(plain).toBeDefined()
  expect(plain && seen(plain)).toEqual(seen(library))
})

test.each<[string, JsonObject, JsonObject?]>([
  ['a program', { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'login' } }],
  ['a provider', { 'auth-provider': { name: 'oidc' } }],
  ['impersonation', { token: 't', as: 'somebody' }],
  ['a password', { username: 'u', password: 'p' }],
  ['two ways to be let in', { token: 't', tokenFile: '/token' }],
  ['a token that is no text', { token: 7 }],
  ['a proxy', { token: 't' }, { server, 'proxy-url': 'http://localhost:1' }],
  ['a server without TLS', { token: 't' }, { server: 'http://localhost:1' }],
  ['a key that nobody knows', { token: 't' }, { server, 'disable-compression': true }],
])('%s is left to client-node', (_what, user, cluster) => {
  expect(plainAccess(kubeconfig(user, cluster))).toBeUndefined()
})

test('a token file is read for each request, and what it says without the end of its line', async () => {
  using folder = scratchFolder({ token: 'first\n' })
  const access = plainAccess(kubeconfig({ tokenFile: `${folder.path}/token` }))

  const first = await access?.()
  folder.write('token', 'second\n')
  const second = await access?.()

  expect([first, second].map((one) => one?.headers)).toEqual([{ authorization: 'Bearer first' }, { authorization: 'Bearer second' }])
})
