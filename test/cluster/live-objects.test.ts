import { beforeAll, expect, test } from 'vitest'
import { openCluster } from './open-cluster.ts'
import { judge } from '../../src/judge/judge.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { liveFacts } from '../../src/pipeline/facts/live-facts.ts'
import { pagesOf, withLiving } from '../../src/pipeline/facts/living.ts'
import { manifestOf } from '../judge/manifests.ts'
import { crd, custom, readerMay } from './bodies.ts'
import { describeWithServer } from './server.ts'

const group = 'living.example.com'
const count = 501
const text = { type: 'string' }

/** The CRD of boats, with these fields in its spec. */
function boats(properties: JsonObject, { atRoot = [], inSpec = [] }: { atRoot?: readonly string[]; inSpec?: readonly string[] } = {}): JsonObject {
  const status = { type: 'object', properties: { crew: { type: 'integer' } } }
  const schema = { type: 'object', required: atRoot, properties: { spec: { type: 'object', required: inSpec, properties }, status } }
  const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema }, subresources: { status: {} } }]
  return { ...crd({ group, kind: 'Boat' }), spec: { group, scope: 'Namespaced', names: { kind: 'Boat', plural: 'boats' }, versions } }
}

const live = { name: text, flag: text, sail: { type: 'object', properties: { area: { type: 'integer' } } } }

// Only those of the second page fly a flag; none has a sail.
const boat = (index: number): JsonObject =>
  custom({
    apiVersion: `${group}/v1`,
    kind: 'Boat',
    namespace: 'living',
    name: `boat-${String(index).padStart(3, '0')}`,
    spec: { name: 'x'.repeat((index % 3) + 1), ...(index >= 500 ? { flag: 'red' } : {}) },
  })

/** The CRD with a rule about the flag. */
const ruled = (rule: string): JsonObject => boats({ ...live, flag: { ...text, 'x-kubernetes-validations': [{ rule }] } })

describeWithServer('what lives decides', ({ client, context, readerContext }) => {
  const judged = async (after: JsonObject, user = context): Promise<readonly Finding[]> => {
    const facts = await (await openCluster({ context })).facts()
    const question = { base: [], desired: [manifestOf(after)], cluster: facts }
    return judge(await withLiving(question, pagesOf(await openCluster({ context: user }))))
  }

  beforeAll(async () => {
    await client.namespace('living')
    await client.apply(boats(live))
    await (await openCluster({ context })).awaitEstablished([`boats.${group}`], 30_000)
    const names = Array.from({ length: count }, (_, index) => index).values()
    const worker = async (): Promise<void> => {
      for (const index of names) await client.apply(boat(index))
    }
    await Promise.all(Array.from({ length: 8 }, worker))
    for (const body of readerMay('living-reader', [{ group: 'apiextensions.k8s.io', resources: ['customresourcedefinitions'], verbs: ['list'] }]))
      await client.apply(body)
  })

  test('a field that one object on the second page uses blocks, and names it', async () => {
    const { flag: _, ...rest } = live

    expect(await judged(boats(rest))).toMatchObject([
      { rule: 'crd/property-removed', severity: 'block', hits: ['living/boat-500'], message: '1 of 501 live Boats loses spec.flag' },
    ])
  })

  test('a field that no object uses warns, and says so', async () => {
    const { sail: _, ...rest } = live
    const findings = await judged(boats(rest))

    expect(findings).toMatchObject([{ rule: 'crd/property-removed', severity: 'warn', hits: [] }])
    expect(findings[0]?.message).toContain('none of 501 live Boats is hit')
  })

  test('many hits are counted, and the first five named', async () => {
    expect(await judged(boats({ ...live, name: { ...text, maxLength: 2 } }))).toMatchObject([
      {
        severity: 'block',
        effect: 'edits-fail',
        hits: [2, 5, 8, 11, 14].map((index) => `living/boat-${String(index).padStart(3, '0')}`),
        message: expect.stringMatching(/^167 of 501 live Boats /),
      },
    ])
  })

  test('a pattern is held against what lives', async () => {
    expect(await judged(boats({ ...live, flag: { ...text, pattern: '^r' } }))).toMatchObject([{ rule: 'crd/pattern-tightened', severity: 'warn' }])
    expect(await judged(boats({ ...live, flag: { ...text, pattern: '^b' } }))).toMatchObject([{ severity: 'block', hits: ['living/boat-500'] }])
  })

  test('a custom resource that goes with its controller waits for the finalizer that only the live one has', async () => {
    const committed = custom({ apiVersion: `${group}/v1`, kind: 'Boat', namespace: 'living', name: 'boat-000', spec: { name: 'x' } })
    await client.apply({ ...committed, metadata: { name: 'boat-000', namespace: 'living', finalizers: [`${group}/moored`] } }, 'controller')
    const controller = manifestOf({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'controller', namespace: 'living' }, spec: {} })
    const trees = { desired: [], base: [manifestOf(committed), controller] }

    const facts = await liveFacts(await openCluster({ context }), trees)

    expect(judge({ ...trees, cluster: facts }).filter(({ rule }) => rule === 'object/finalizer-stuck')).toMatchObject([
      { severity: 'block', object: { kind: 'Boat', name: 'boat-000' }, message: expect.stringContaining(`${group}/moored`) },
    ])
    await client.apply({ ...committed, metadata: { name: 'boat-000', namespace: 'living' } }, 'controller')
  })

  test('a CEL rule is evaluated on what lives', async () => {
    expect(await judged(ruled("self == 'red'"))).toMatchObject([{ rule: 'crd/validation-rule-added', severity: 'warn' }])
    expect(await judged(ruled("self != 'red'"))).toMatchObject([{ severity: 'block', hits: ['living/boat-500'] }])
  })

  test('a field that becomes required below the root spares what is unchanged', async () => {
    const findings = await judged(boats(live, { inSpec: ['sail'] }))

    expect(findings).toMatchObject([{ rule: 'crd/required-added', severity: 'block', effect: 'edits-fail', path: 'spec.sail' }])
    expect(findings[0]?.message).not.toContain('no update at all')
  })

  test('a field that becomes required at the root spares nothing: status, which only its subresource writes, not even a label', async () => {
    const findings = await judged(boats(live, { atRoot: ['status'] }))

    expect(findings).toMatchObject([{ rule: 'crd/required-added', severity: 'block', effect: 'updates-fail', path: 'status' }])
    expect(findings[0]?.message).toContain('no update at all any more')
  })

  test('a dead conversion webhook leaves the block, and its reason', async () => {
    const kind = 'Raft'
    const raft = (fields: JsonObject, conversion: JsonObject): JsonObject => {
      const schema = { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties: fields } } } }
      const versions = ['v2', 'v1'].map((name): JsonObject => ({ name, served: true, storage: name === 'v2', schema }))
      return { ...crd({ group, kind }), spec: { group, scope: 'Namespaced', names: { kind, plural: 'rafts' }, versions, conversion } }
    }
    await client.apply({ ...crd({ group, kind, versions: ['v1', 'v2'], storage: 'v1' }) })
    const cluster = await openCluster({ context })
    await cluster.awaitEstablished([`rafts.${group}`], 30_000)
    await client.apply(custom({ apiVersion: `${group}/v1`, kind, namespace: 'living', name: 'old' }))
    const conversion = { strategy: 'Webhook', webhook: { clientConfig: { url: 'https://127.0.0.1:1/convert' }, conversionReviewVersions: ['v1'] } }
    await client.apply(raft({ a: text, b: text }, conversion))

    // The server takes the new conversion up a moment after it stored the CRD.
    await expect
      .poll(() => judged(raft({ a: text }, conversion)), { timeout: 20_000 })
      .toMatchObject([{ rule: 'crd/property-removed', severity: 'block', path: 'spec.b', message: expect.stringContaining('conversion webhook') }])
  })

  test('a user who may not list the kind gets the block, and why', async () => {
    const { sail: _, ...rest } = live
    const findings = await judged(boats(rest), readerContext)

    expect(findings).toMatchObject([
      { rule: 'crd/property-removed', severity: 'block', hits: [], message: expect.stringContaining(`this user may not list boats.${group}`) },
      // Nor what refuses objects.
      { rule: 'object/policy-refused', severity: 'warn', message: expect.stringContaining('this user may not list validatingadmissionpolicies') },
      { rule: 'object/policy-refused', severity: 'warn', message: expect.stringContaining('this user may not list validatingadmissionpolicybindings') },
    ])
  })
})
