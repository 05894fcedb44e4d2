import { beforeAll, expect, test } from 'vitest'
import { openCluster } from './open-cluster.ts'
import { listAt, textAt } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { crd, custom, readerMay } from './bodies.ts'
import { describeWithServer } from './server.ts'

const group = 'facts.example.com'
const gadget = { group, kind: 'Gadget' }
const gizmo = { group, kind: 'Gizmo' }
const crds = { group: 'apiextensions.k8s.io', resources: ['customresourcedefinitions'], verbs: ['list'] }

describeWithServer('facts of a cluster', ({ client, context, readerContext }) => {
  beforeAll(async () => {
    await client.namespace('facts')
    await client.apply(crd({ ...gadget, versions: ['v1alpha1'] }))
    await client.apply(crd({ ...gizmo, versions: ['v1', 'v2'], storage: 'v1' }))
    const cluster = await openCluster({ context })
    await cluster.awaitEstablished([`gadgets.${group}`, `gizmos.${group}`], 30_000)
    await client.apply(custom({ apiVersion: `${group}/v1alpha1`, kind: 'Gadget', namespace: 'facts', name: 'b', spec: { big: 9007199254740993n } }))
    await client.apply(custom({ apiVersion: `${group}/v1alpha1`, kind: 'Gadget', namespace: 'facts', name: 'a' }))
    await client.apply(custom({ apiVersion: `${group}/v2`, kind: 'Gizmo', namespace: 'facts', name: 'g' }))
    for (const body of readerMay('facts-reader', [crds, { group, resources: ['gizmos'], verbs: ['list'] }])) await client.apply(body)
  })

  test('say the version without its "v", and the uid of kube-system', async () => {
    const facts = await (await openCluster({ context })).facts()

    expect(facts).toMatchObject({ source: 'live', kubeVersion: expect.stringMatching(/^1\.\d+\.\d+/) })
    expect(facts.uid).toBe(textAt(await client.get('/api/v1/namespaces/kube-system'), 'metadata', 'uid'))
    expect(Math.abs(Date.parse(facts.takenAt) - Date.now())).toBeLessThan(60_000)
  })

  test('list built-in and custom kinds in every served version', async () => {
    const { served } = await (await openCluster({ context })).facts()

    expect(served).toContainEqual({ group: 'apps', version: 'v1', kind: 'Deployment', plural: 'deployments', isNamespaced: true })
    expect(served).toContainEqual({ group: '', version: 'v1', kind: 'Namespace', plural: 'namespaces', isNamespaced: false })
    expect(served).toContainEqual({ group, version: 'v1', kind: 'Gizmo', plural: 'gizmos', isNamespaced: true })
    expect(served).toContainEqual({ group, version: 'v2', kind: 'Gizmo', plural: 'gizmos', isNamespaced: true })
    expect(served === 'unknown' ? [] : served.filter(({ plural }) => plural.includes('/'))).toEqual([])
  })

  test('hold CRDs with their stored versions and managed fields', async () => {
    await client.apply(crd({ ...gadget, versions: ['v1beta1', 'v1alpha1'], storage: 'v1beta1' }))

    const { crds: found } = await (await openCluster({ context })).facts()

    const body = found.find(({ id }) => id.name === `gadgets.${group}`)?.body
    expect(body).toMatchObject({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' })
    expect(listAt(body, 'status', 'storedVersions')).toEqual(['v1alpha1', 'v1beta1'])
    expect(listAt(body, 'metadata', 'managedFields')).toContainEqual(expect.objectContaining({ manager: 'sluice', operation: 'Apply' }))
  })

  test('show custom resources at the storage version, as they are stored, integers exact', async () => {
    const shown = async (kind: typeof gadget) => {
      const objects: Manifest[] = []
      const gap = await (await openCluster({ context })).eachPage(kind, (page) => void objects.push(...page))
      return { objects, gap }
    }

    expect(await shown(gadget)).toMatchObject({
      gap: '',
      objects: [{ id: { ...gadget, namespace: 'facts', name: 'a' } }, { id: { name: 'b' }, body: { kind: 'Gadget', spec: { big: 9007199254740993n } } }],
    })
    expect(await shown(gizmo)).toMatchObject({ gap: '', objects: [{ version: 'v1', body: { apiVersion: `${group}/v1` } }] })
  })

  test('a kind that this user may not list is a gap that says so, and others are whole', async () => {
    const cluster = await openCluster({ context: readerContext })

    expect(await cluster.eachPage(gadget, () => expect.unreachable())).toBe(`this user may not list gadgets.${group}`)
    expect(await cluster.eachPage(gizmo, (page) => expect(page).toMatchObject([{ id: { name: 'g' } }]))).toBe('')
  })

  test('the cluster is not known by a user who may not read kube-system', async () => {
    expect(await (await openCluster({ context: readerContext })).facts()).toMatchObject({ uid: '' })
  })
})
