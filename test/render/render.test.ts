import { expect, test } from 'vitest'
import type { Release } from '../../src/model/workspace.ts'
import { inputsDigest, templateArguments, type RenderInputs } from '../../src/render/render.ts'

const release: Release = {
  name: 'istiod',
  namespace: 'istio-system',
  chart: 'istiod',
  version: '1.30.0',
  source: { kind: 'folder', path: '/w/charts/istiod' },
  digest: '',
  values: ['/w/values/_shared/a.yml', '/w/values/prod/b.yml'],
  needs: [],
  encryptedSecrets: [],
  isUpgrade: false,
  hooks: 'error',
  accept: [],
  secrets: 'refuse',
  subcharts: 'warn',
  skipSchemaValidation: false,
  allow: undefined,
}
const inputs: RenderInputs = {
  release,
  capabilities: { kubeVersion: '1.35.2', apiVersions: ['v1', 'apps/v1'], clusterScoped: ['Namespace'], clusterUid: '' },
  chartDigest: 'sha256:c',
  valuesDigests: ['sha256:a', 'sha256:b'],
  encryptedDigests: ['sha256:s'],
  helmVersion: 'v4.1.4',
}

test('H05, H06, H07: helm gets the release, the cluster it is rendered for, and the values in order', () => {
  expect(templateArguments(release, '/cache/istiod.tgz', inputs.capabilities)).toEqual([
    'template',
    '--namespace=istio-system',
    '--include-crds',
    '--skip-tests',
    '--kube-version=1.35.2',
    '--api-versions=v1',
    '--api-versions=apps/v1',
    '--values=/w/values/_shared/a.yml',
    '--values=/w/values/prod/b.yml',
    '--',
    'istiod',
    '/cache/istiod.tgz',
  ])
})

test('H27 helm is never asked to validate against a cluster, or to be more than a template', () => {
  const words = templateArguments({ ...release, isUpgrade: true, skipSchemaValidation: true }, '/c', inputs.capabilities).join(' ')

  expect(words).not.toMatch(/--(validate|dry-run|kube-context|kubeconfig|post-renderer|output-dir|set)/)
})

test('H29 a chart that asks whether it is upgraded hears what the release says, a fresh installation by default', () => {
  expect(templateArguments(release, '/c', inputs.capabilities)).not.toContain('--is-upgrade')
  expect(templateArguments({ ...release, isUpgrade: true }, '/c', inputs.capabilities)).toContain('--is-upgrade')
})

test('a chart whose own schema a newer helm refuses can leave the check out', () => {
  expect(templateArguments({ ...release, skipSchemaValidation: true }, '/c', inputs.capabilities)).toContain('--skip-schema-validation')
})

test('a moved workspace renders the same', () => {
  const moved: RenderInputs = {
    ...inputs,
    release: { ...release, source: { kind: 'folder', path: '/elsewhere' }, values: ['/elsewhere/a.yml', '/elsewhere/b.yml'] },
  }

  expect(inputsDigest(moved)).toBe(inputsDigest(inputs))
})

test.each<[string, RenderInputs]>([
  ['the chart', { ...inputs, chartDigest: 'sha256:d' }],
  ['a values file', { ...inputs, valuesDigests: ['sha256:a', 'sha256:x'] }],
  ['an encrypted Secret', { ...inputs, encryptedDigests: ['sha256:x'] }],
  ['what happens to Secrets', { ...inputs, release: { ...release, secrets: 'redact' } }],
  ['the order of values files', { ...inputs, valuesDigests: ['sha256:b', 'sha256:a'] }],
  ['the Kubernetes version', { ...inputs, capabilities: { ...inputs.capabilities, kubeVersion: '1.36.0' } }],
  ['the served APIs', { ...inputs, capabilities: { ...inputs.capabilities, apiVersions: ['v1'] } }],
  ['the kinds without a namespace', { ...inputs, capabilities: { ...inputs.capabilities, clusterScoped: 'unknown' } }],
  ['helm', { ...inputs, helmVersion: 'v3.17.3' }],
  ['what happens to hooks', { ...inputs, release: { ...release, hooks: 'drop' } }],
  ['whether it is an upgrade', { ...inputs, release: { ...release, isUpgrade: true } }],
  ['a path that is accepted', { ...inputs, release: { ...release, accept: [{ kind: 'Secret', name: 's', path: '/data/p' }] } }],
  ['the release name', { ...inputs, release: { ...release, name: 'istiod-canary' } }],
  ['the namespace', { ...inputs, release: { ...release, namespace: 'mesh' } }],
])('another rendering is due when %s changes', (_what, changed) => {
  expect(inputsDigest(changed)).not.toBe(inputsDigest(inputs))
})
