import { join } from 'node:path'
import { expect, test } from 'vitest'
import { crdText } from './snapshots.ts'
import { configMap, oneRelease, scratch, sluice } from './workspace.ts'

// Names on stderr every module that Node loads.
const hook = `import { registerHooks } from 'node:module'; registerHooks({ load: (url, context, next) => { process.stderr.write('loads ' + url + '\\n'); return next(url, context) } })`
const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` }

const loadedBy = async (args: readonly string[], input = '', surroundings: Readonly<Record<string, string>> = {}): Promise<readonly string[]> => {
  const { err } = await sluice(args, { env: { ...env, ...surroundings }, input })
  return err.split('\n').filter((line) => line.startsWith('loads '))
}
const has = (modules: readonly string[], name: string): boolean => modules.some((url) => url.includes(`/node_modules/${name}/`))

test.each([
  ['--help', [], ''],
  ['normalise', ['-'], configMap('m')],
  ['render', [], ''],
  ['diff', [], ''],
])('%s loads no client of a cluster or of GitHub', async (verb, flags, input) => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m') }))
  await place.git('init', '-q')
  const inWorkspace = ['render', 'diff'].includes(verb) ? ['--workspace', place.root] : []

  const modules = await loadedBy([verb, ...inWorkspace, ...flags], input)

  expect(modules.length).toBeGreaterThan(3)
  expect(has(modules, '@kubernetes/client-node')).toBe(false)
  expect(has(modules, '@octokit/rest')).toBe(false)
})

test('drift of a cluster whose users log in by a program does load the client, so the test above can see it', async () => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m') }, { cluster: 'context: c' }))
  using elsewhere = scratch({ kubeconfig: loginByProgram })
  await sluice(['render', '--workspace', place.root])

  const modules = await loadedBy(['drift', '--workspace', place.root], '', { KUBECONFIG: join(elsewhere.root, 'kubeconfig'), CI: '' })

  expect(has(modules, '@kubernetes/client-node')).toBe(true)
})

const loginByProgram = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1' } }],
  users: [{ name: 'u', user: { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: '/bin/false', interactiveMode: 'Never' } } }],
  contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
  'current-context': 'c',
})

test('--help loads nothing but the command line itself', async () => {
  const modules = await loadedBy(['--help'])

  expect(modules.filter((url) => url.includes('/node_modules/') || /\/src\/(?!cli\/)(?!model\/failure)/.test(url))).toEqual([])
})

test('compat loads the mesh only where there is something that could carry traffic', async () => {
  using place = scratch({ 'crd.yaml': crdText('owner'), 'mixed.yaml': `${crdText('owner')}---\n${configMap('m')}` })
  const loadsMesh = async (file: string) =>
    (await loadedBy(['compat', '--from', `${place.root}/${file}`, '--to', `${place.root}/${file}`])).some((url) => url.includes('/src/mesh/'))

  expect(await loadsMesh('crd.yaml')).toBe(false)
  expect(await loadsMesh('mixed.yaml')).toBe(true)
})
