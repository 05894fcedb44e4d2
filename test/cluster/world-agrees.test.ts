import { array, assert, asyncProperty, boolean, constantFrom, dictionary, oneof, record, type Arbitrary } from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { listAt, objectAt, textAt, type JsonObject } from '../../src/model/json.ts'
import { createServer, idOf, type Answer as Modelled, type Server } from '../world/server.ts'
import { openAsk, type Answer, type Ask, type Asked } from './compat/ask.ts'
import { describeWithServer } from './server.ts'

type Step =
  | { readonly kind: 'apply'; readonly name: string; readonly data: Readonly<Record<string, string>>; readonly manager: string; readonly isForced: boolean }
  | { readonly kind: 'update'; readonly name: string; readonly data: Readonly<Record<string, string>>; readonly manager: string }
  | { readonly kind: 'create'; readonly name: string; readonly data: Readonly<Record<string, string>>; readonly manager: string }
  | { readonly kind: 'delete'; readonly name: string }

const name = constantFrom('one', 'two')
// The model knows no empty maps: nothing in the simulated world sends one.
const data = dictionary(constantFrom('a', 'b', 'c'), constantFrom('x', 'y'), { minKeys: 1 })
const manager = constantFrom('sluice', 'kubectl-edit', 'a-controller')

const step: Arbitrary<Step> = oneof(
  { weight: 4, arbitrary: record({ kind: constantFrom('apply' as const), name, data, manager, isForced: boolean() }) },
  { weight: 3, arbitrary: record({ kind: constantFrom('update' as const), name, data, manager }) },
  { weight: 1, arbitrary: record({ kind: constantFrom('create' as const), name, data, manager }) },
  { weight: 1, arbitrary: record({ kind: constantFrom('delete' as const), name }) },
)

const bodyOf = (namespace: string, { name: called, data: values = {} }: { name: string; data?: JsonObject }): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: called, namespace },
  data: values,
})

/** What both have to say alike: the outcome, the data, and who owns which field of it by which operation. */
type Told = { readonly outcome: string; readonly data: JsonObject; readonly owners: readonly string[] }

const told = (outcome: string, live: JsonObject | undefined): Told => ({
  outcome,
  data: objectAt(live, 'data'),
  owners: listAt(live, 'metadata', 'managedFields')
    .flatMap((entry) => Object.keys(objectAt(entry, 'fieldsV1', 'f:data')).map((field) => `${textAt(entry, 'manager')} ${textAt(entry, 'operation')} ${field}`))
    .filter((line) => !line.endsWith(' .'))
    .toSorted(),
})

function inModel(server: Server, namespace: string, taken: Step): Told {
  const body = bodyOf(namespace, taken)
  return told(modelled(server, body, taken).kind, server.get(idOf(body))?.body)
}

function modelled(server: Server, body: JsonObject, taken: Step): Modelled {
  if (taken.kind === 'apply') return server.apply(body, taken)
  if (taken.kind === 'update') return server.put(body, taken.manager)
  return taken.kind === 'create' ? server.create(body, taken.manager) : server.remove(idOf(body))
}

async function inReality(ask: Ask, namespace: string, taken: Step): Promise<Told> {
  const folder = `/api/v1/namespaces/${namespace}/configmaps`
  const path = `${folder}/${taken.name}`
  const answer = await ask({ ...requestOf(folder, path, taken), ...(taken.kind === 'delete' ? {} : { body: bodyOf(namespace, taken) }) })
  const live = await ask({ method: 'GET', path })
  return told(outcomeOf(answer), live.code === 200 ? objectAt({ live: live.body }, 'live') : undefined)
}

function requestOf(folder: string, path: string, taken: Step): Asked {
  if (taken.kind === 'apply')
    return { method: 'PATCH', path: `${path}?fieldManager=${taken.manager}&force=${taken.isForced}`, type: 'application/apply-patch+yaml' }
  if (taken.kind === 'update') return { method: 'PUT', path: `${path}?fieldManager=${taken.manager}` }
  return taken.kind === 'create' ? { method: 'POST', path: `${folder}?fieldManager=${taken.manager}` } : { method: 'DELETE', path }
}

function outcomeOf({ code, body }: Answer): string {
  if (code < 300) return 'ok'
  if (code === 404) return 'not found'
  return textAt(body, 'reason') === 'Conflict' ? 'conflict' : 'moved'
}

describeWithServer('the API server of the simulated world', (up) => {
  let ask: Ask
  let round = 0
  beforeAll(() => {
    ask = openAsk(up.kubeconfig)
  })

  test('says and keeps what the real one says and keeps, whatever is applied, updated, created and deleted', async () => {
    await assert(
      asyncProperty(array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        round += 1
        const namespace = `world-${round}`
        await up.client.namespace(namespace)
        const server = createServer({ now: () => 0, time: () => '', establishMs: 0 })
        server.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }, 'test')

        for (const taken of steps) expect([taken, inModel(server, namespace, taken)]).toEqual([taken, await inReality(ask, namespace, taken)])
      }),
      { numRuns: 40, seed: 6 },
    )
  })
})
