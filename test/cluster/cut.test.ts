import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadAll } from 'js-yaml'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCluster } from './open-cluster.ts'
import { isObject } from '../../src/model/json.ts'
import { configMap, oneRelease, scratch, sluice, type Ran, type Scratch } from '../cli/workspace.ts'
import { custom } from './bodies.ts'
import { cut, startProxy } from './proxy.ts'
import { describeWithServer } from './server.ts'

const group = 'cut.example.com'

/** The CRD of reels, whose spec has these fields, all text. */
const crdText = (...fields: readonly string[]): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: reels.${group} }
spec:
  group: ${group}
  scope: Namespaced
  names: { kind: Reel, plural: reels, singular: reel, listKind: ReelList }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties: { spec: { type: object, properties: { ${fields.map((field) => `${field}: { type: string }`).join(', ')} } } }
`

type Found = { readonly rule: string; readonly severity: string; readonly message: string }

const blocksOf = (ran: Ran): readonly Found[] => JSON.parse(ran.out).findings.filter(({ severity }: Found) => severity === 'block')

describeWithServer('a connection that is cut', ({ client, kubeconfig, context }) => {
  let place: Scratch

  /** A verb through a hop that cuts every answer to such a request. */
  const runCut = async (verb: readonly string[], isCut: (url: string) => boolean): Promise<Ran> => {
    await using proxy = await startProxy(kubeconfig, (request, response) => {
      if (!isCut(request.url ?? '')) return false
      cut(response)
      return true
    })
    return await sluice([...verb, '--workspace', place.root, '--output', 'json'], { env: { KUBECONFIG: proxy.kubeconfig } })
  }

  beforeAll(async () => {
    await client.namespace('ns')
    for (const body of loadAll(crdText('owner', 'size'))) if (isObject(body)) await client.apply(body)
    await (await openCluster({ context })).awaitEstablished([`reels.${group}`], 60_000)
    await client.apply(custom({ apiVersion: `${group}/v1`, kind: 'Reel', namespace: 'ns', name: 'a', spec: { owner: 'me' } }))
    // "size" goes: whether it may is for the live objects to say.
    place = scratch(oneRelease({ 'crd.yaml': crdText('owner'), 'm.yaml': configMap('m') }, { cluster: `context: ${context}` }))
    await sluice(['render', '--workspace', place.root])
  })

  afterAll(() => place[Symbol.dispose]())

  test.each([
    ['version', '/version'],
    ['discovery', '/apis'],
    ['the list of CRDs', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions?'],
    ['an object of the release', '/api/v1/namespaces/ns/configmaps'],
  ])('at %s of a check blocks, with the reason', async (_what, start) => {
    let seen = 0
    const ran = await runCut(['check'], (url) => url.startsWith(start) && (start !== '/version' || (seen += 1) === 1))

    expect(ran.code, ran.err).toBe(11)
    expect(blocksOf(ran)).toContainEqual(expect.objectContaining({ rule: 'gate/not-judged', message: expect.stringContaining('the connection broke') }))
  })

  test('at a page of custom resources of a check keeps the block, with the reason', async () => {
    const ran = await runCut(['check'], (url) => url.includes('/reels?'))

    expect(ran.code, ran.err).toBe(11)
    expect(blocksOf(ran)).toMatchObject([
      { rule: 'crd/property-removed', message: expect.stringContaining(`the connection broke in the answer to list reels.${group}`) },
    ])
  })

  test('at every request is a cluster that cannot be reached: nothing is judged', async () => {
    const ran = await runCut(['check'], () => true)

    expect(ran.code).toBe(3)
    expect(JSON.parse(ran.out)).toMatchObject({ verdict: null, error: { code: 'cluster-unreachable' } })
  })

  test('at the list of CRDs of a snapshot leaves none', async () => {
    const ran = await runCut(['snapshot'], (url) => url.includes('/customresourcedefinitions?'))

    expect(ran.code).toBe(3)
    expect(existsSync(join(place.root, 'values/e/snapshot.json'))).toBe(false)
  })

  test('at a page of custom resources of a snapshot is a gap of it, by which a check blocks', async () => {
    const recorded = await runCut(['snapshot', '--objects'], (url) => url.includes('/reels?'))

    const ran = await sluice(['check', '--workspace', place.root, '--snapshot', join(place.root, 'values/e/snapshot.json'), '--output', 'json'])

    expect(recorded.code, recorded.err).toBe(0)
    expect(readFileSync(join(place.root, 'values/e/snapshot.json'), 'utf8')).toContain('"about"')
    expect(JSON.parse(recorded.out).notes).toContainEqual(expect.objectContaining({ sign: 'warn', text: expect.stringContaining('the connection broke') }))
    expect(ran.code).toBe(11)
    expect(blocksOf(ran)).toMatchObject([{ rule: 'crd/property-removed', message: expect.stringContaining('the connection broke') }])
  })
})
