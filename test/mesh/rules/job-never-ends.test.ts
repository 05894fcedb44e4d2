import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, running } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const inject = 'sidecar.istio.io/inject'
const meshed = object('Namespace', '/shop', { metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } })
const template = (metadata: JsonObject = {}, spec: JsonObject = {}): JsonObject => ({
  template: { metadata, spec: { containers: [{ name: 'work' }], ...spec } },
})
const job = (pod: JsonObject, metadata: JsonObject = {}): Manifest => object('Job', 'shop/import', { metadata, spec: pod })
const cronJob = (pod: JsonObject, jobMetadata: JsonObject = {}): Manifest =>
  object('CronJob', 'shop/import', { spec: { jobTemplate: { metadata: jobMetadata, spec: pod } } })

/** "severity path" of what is said of a Job that is new in the namespace. */
const said = (...after: readonly Manifest[]): readonly string[] =>
  findingsOf('job-never-ends', [meshed], [meshed, ...after]).map(({ severity, path }) => `${severity} ${path}`)

const istiod = (version: string, native?: string): Manifest =>
  object('Deployment', 'istio-system/istiod', {
    spec: {
      template: {
        spec: {
          containers: [{ image: `docker.io/istio/pilot:${version}`, env: native === undefined ? [] : [{ name: 'ENABLE_NATIVE_SIDECARS', value: native }] }],
        },
      },
    },
  })

test('a Job or CronJob of a namespace in the mesh never ends', () => {
  expect(said(job(template()))).toEqual(['block spec.template.metadata.labels'])
  expect(said(cronJob(template()))).toEqual(['block spec.jobTemplate.spec.template.metadata.labels'])
})

test('a Deployment is not meant to end', () => {
  expect(said(running('shop/web'))).toEqual([])
})

test.each([
  ['the label', { labels: { [inject]: 'false' } }],
  ['the annotation', { annotations: { [inject]: 'false' } }],
  ['the label, whatever the annotation says', { labels: { [inject]: 'false' }, annotations: { [inject]: 'true' } }],
  ['any other word than yes', { annotations: { [inject]: 'disabled' } }],
])('%s of the pod template keeps the sidecar out', (...[, metadata]) => {
  expect(said(job(template(metadata)))).toEqual([])
})

test('a label that says true counts before an annotation that says false', () => {
  expect(said(job(template({ labels: { [inject]: 'true' }, annotations: { [inject]: 'false' } })))).toHaveLength(1)
})

test('the annotation of the Job, or of what a CronJob makes Jobs from, is read by nobody, and the finding says where it has to go', () => {
  const astray = { annotations: { [inject]: 'false' } }

  const found = [job(template(), astray), cronJob(template(), astray)].flatMap((one) => findingsOf('job-never-ends', [meshed], [meshed, one]))

  expect(found.map(({ action }) => action)).toEqual([
    expect.stringMatching(/^Nothing reads .* in metadata\.annotations: set .* in spec\.template\.metadata\.labels/),
    expect.stringMatching(/^Nothing reads .* in spec\.jobTemplate\.metadata\.annotations: set .* in spec\.jobTemplate\.spec\.template\.metadata\.labels/),
  ])
})

test('a native sidecar ends with the Job; where istiod asks the nodes first, it only may', () => {
  expect(said(job(template()), istiod('1.24.0', 'true'))).toEqual([])
  expect(said(job(template({ annotations: { 'sidecar.istio.io/nativeSidecar': 'true' } })), istiod('1.24.0'))).toEqual([])
  expect(said(job(template()), istiod('1.27.0'))).toEqual(['warn spec.template.metadata.labels'])
  expect(said(job(template()), istiod('1.26.0'))).toEqual(['block spec.template.metadata.labels'])
  expect(said(job(template()), istiod('1.29.0', 'false'))).toEqual(['block spec.template.metadata.labels'])
})

test('a command that stops the proxy itself, a pod of the host network, and a namespace that is not known are left alone', () => {
  const stops = template({}, { containers: [{ command: ['sh', '-c', 'work; curl -XPOST localhost:15020/quitquitquit'] }] })

  expect(said(job(stops))).toEqual([])
  expect(said(job(template({}, { hostNetwork: true })))).toEqual([])
  expect(findingsOf('job-never-ends', [], [job(template())])).toEqual([])
})

test('a Job that was there before in the same way only warns', () => {
  const both = [meshed, job(template())]

  expect(findingsOf('job-never-ends', both, both).map(({ severity }) => severity)).toEqual(['warn'])
})

test('a pod asks for a sidecar by its label where its namespace says nothing', () => {
  const plain = object('Namespace', '/shop', { metadata: { name: 'shop' } })

  expect(findingsOf('job-never-ends', [plain], [plain, job(template({ labels: { [inject]: 'true' } }))])).toHaveLength(1)
  expect(findingsOf('job-never-ends', [plain], [plain, job(template({ annotations: { [inject]: 'true' } }))])).toEqual([])
})
