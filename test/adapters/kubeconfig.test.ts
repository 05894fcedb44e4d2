import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createKubeconfig } from '../../src/adapters/kubeconfig.ts'
import { fromJsonText, textAt, toJsonText, type Json, type JsonObject } from '../../src/model/json.ts'
import type { Kubeconfig } from '../../src/ports/kubeconfig.ts'
import { scratchFolder, type Folder } from './chart-folder.ts'

type Around = { readonly env: Record<string, string>; readonly workspaceRoot?: string; readonly allowed?: readonly string[]; readonly onPath?: string }

const read = (context: string, { env, workspaceRoot = '/nonexistent', allowed = [], onPath }: Around): Promise<Kubeconfig> =>
  createKubeconfig({ env, workspaceRoot, lookUp: async () => onPath, allowed: async (name) => (name === 'prod' ? allowed : []) })(context)

const configText = (user: Json, cluster: Json = { server: 'https://one.example.com' }): string =>
  toJsonText({
    clusters: [{ name: 'c', cluster }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'prod', context: { cluster: 'c', user: 'u', namespace: 'shop' } }],
    'current-context': 'prod',
  })

const exec = (command: string): JsonObject => ({ exec: { apiVersion: 'client.authentication.k8s.io/v1', command, interactiveMode: 'Never' } })

const oneFile = (folder: Folder, user: Json): { KUBECONFIG: string } => ({ KUBECONFIG: folder.write('config', configText(user)) })

test('of several files the first that names something wins, as in kubectl, and only the asked context is left', async () => {
  using folder = scratchFolder({ 'one/a': configText({ token: 'first' }), 'two/b': configText({ token: 'second' }, { server: 'https://two.example.com' }) })
  const KUBECONFIG = [join(folder.path, 'none'), join(folder.path, 'one/a'), join(folder.path, 'two/b')].join(':')

  const { context, text, program } = await read('', { env: { KUBECONFIG } })

  expect([context, program]).toEqual(['prod', ''])
  expect(fromJsonText(text)).toMatchObject({
    clusters: [{ cluster: { server: 'https://one.example.com' } }],
    users: [{ user: { token: 'first' } }],
    contexts: [{ name: 'prod', context: { namespace: 'shop' } }],
    'current-context': 'prod',
  })
})

test('paths are absolute, and start where the file lies that names them', async () => {
  using folder = scratchFolder({
    'k/config': configText({ 'client-key': 'keys/key.pem', ...exec('./login') }, { server: 's', 'certificate-authority': 'ca.crt' }),
  })

  const { text, program } = await read('prod', { env: { KUBECONFIG: join(folder.path, 'k/config') } })

  expect(program).toBe(join(folder.path, 'k/login'))
  expect(textAt(fromJsonText(text), 'clusters', 0, 'cluster', 'certificate-authority')).toBe(join(folder.path, 'k/ca.crt'))
  expect(textAt(fromJsonText(text), 'users', 0, 'user', 'client-key')).toBe(join(folder.path, 'k/keys/key.pem'))
  expect(textAt(fromJsonText(text), 'users', 0, 'user', 'exec', 'command')).toBe(program)
})

test('a program that is called by its name is called by its path from then on', async () => {
  using folder = scratchFolder()
  const env = oneFile(folder, exec('login'))

  const { text } = await read('prod', { env, onPath: '/usr/bin/login' })

  expect(textAt(fromJsonText(text), 'users', 0, 'user', 'exec', 'command')).toBe('/usr/bin/login')
  await expect(read('prod', { env })).rejects.toMatchObject({ code: 'tool-missing' })
})

test('T23 a kubeconfig from the workspace is refused, also behind a link that lies elsewhere', async () => {
  using folder = scratchFolder({ 'w/config': configText({ token: 'canary-token' }) })
  const workspaceRoot = join(folder.path, 'w')
  symlinkSync(join(workspaceRoot, 'config'), join(folder.path, 'link'))

  for (const path of [join(workspaceRoot, 'config'), join(folder.path, 'link')]) {
    const failed: unknown = await read('prod', { env: { KUBECONFIG: path }, workspaceRoot }).catch((error: unknown) => error)
    expect(failed).toMatchObject({ code: 'config-invalid', message: expect.stringContaining('lies in the workspace') })
    expect(String(failed)).not.toContain('canary-token')
  }
})

test('T23 a credential program from the workspace is refused everywhere', async () => {
  using folder = scratchFolder({ 'w/login': '#!/bin/sh\n' })
  chmodSync(join(folder.path, 'w/login'), 0o755)
  const env = oneFile(folder, exec(join(folder.path, 'w/login')))

  const reading = read('prod', { env, workspaceRoot: join(folder.path, 'w'), allowed: [join(folder.path, 'w/login')] })

  await expect(reading).rejects.toMatchObject({ code: 'config-invalid', message: expect.stringContaining('lies in the workspace') })
})

test.each([
  ['in CI a program that nobody reviewed', { CI: 'true' }, []],
  ['in CI a program of another name', { CI: '1' }, ['/usr/bin/other']],
])('T23 %s is refused', async (_name, ci, allowed) => {
  using folder = scratchFolder()

  const reading = read('prod', { env: { ...oneFile(folder, exec('/usr/bin/login')), ...ci }, allowed })

  await expect(reading).rejects.toMatchObject({ code: 'config-invalid', message: expect.stringContaining('no reviewed environment lets it run') })
})

test.each([
  ['in CI a program that a review let run', { CI: 'true' }, ['/usr/bin/login']],
  ['on a laptop any program', {}, []],
  ['where CI=false any program', { CI: 'false' }, []],
])('T23 %s is taken', async (_name, ci, allowed) => {
  using folder = scratchFolder()

  const { program } = await read('prod', { env: { ...oneFile(folder, exec('/usr/bin/login')), ...ci }, allowed })

  expect(program).toBe('/usr/bin/login')
})

test('T23 in CI an auth-provider is refused, whatever it would run', async () => {
  using folder = scratchFolder()
  const env = { ...oneFile(folder, { 'auth-provider': { name: 'gcp', config: { 'cmd-path': '/usr/bin/login' } } }), CI: 'true' }

  await expect(read('prod', { env, allowed: ['/usr/bin/login'] })).rejects.toMatchObject({ message: expect.stringContaining('auth-provider "gcp"') })
})

test('T27 a user who acts as nobody is refused', async () => {
  using folder = scratchFolder()

  await expect(read('prod', { env: oneFile(folder, { token: 't', as: '' }) })).rejects.toMatchObject({ message: expect.stringContaining('acts as ""') })
})

test.each([
  ['no YAML', 'a: [canary-token'],
  ['no mapping', '- canary-token'],
])('T18 a kubeconfig that is %s is refused without its text', async (_name, text) => {
  using folder = scratchFolder()

  const failed: unknown = await read('', { env: { KUBECONFIG: folder.write('config', text) } }).catch((error: unknown) => error)

  expect(failed).toMatchObject({ code: 'cluster-unreachable', message: expect.stringContaining('is no kubeconfig') })
  expect(String(failed)).not.toContain('canary-token')
})

test('a context that no file has is told with those that there are', async () => {
  using folder = scratchFolder()

  await expect(read('stage', { env: oneFile(folder, { token: 't' }) })).rejects.toMatchObject({
    code: 'cluster-unreachable',
    hint: expect.stringContaining('Contexts there: prod.'),
  })
})
