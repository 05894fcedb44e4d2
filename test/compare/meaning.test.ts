import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../src/model/json.ts'
import { manifest, shownOf } from './told.ts'

const pod = (container: JsonObject): JsonObject => ({ spec: { template: { spec: { containers: [{ name: 'app', ...container }] } } } })
const inApp = (before: JsonObject, after: JsonObject): readonly string[] => shownOf('apps/v1/Deployment', pod(before), pod(after))

const app = 'spec.template.spec.containers[app]'

const mounts = (name: string) => ({ volumeMounts: [{ mountPath: '/data', name }] })

const twice = (value: string) => ({
  env: [
    { name: 'A', value: '1' },
    { name: 'A', value },
  ],
})

describe('lists of Kubernetes’ own kinds', () => {
  test('a port is the same one by number and protocol, as the server merges it', () => {
    const before = {
      ports: [
        { containerPort: 53, protocol: 'TCP' },
        { containerPort: 53, protocol: 'UDP' },
      ],
    }
    const after = { ports: [{ containerPort: 53, protocol: 'UDP', name: 'dns' }, { containerPort: 53 }] }

    expect(inApp(before, after)).toEqual([
      `${app}.ports[53].protocol: "TCP" → nothing`,
      `${app}.ports[53/UDP].name: nothing → "dns"`,
      `${app}.ports (order): ["53","53/UDP"] → ["53/UDP","53"]`,
    ])
  })

  test('a mount is found by its path, wherever the volume comes from', () => {
    expect(inApp(mounts('old'), mounts('new'))).toEqual([`${app}.volumeMounts[/data].name: "old" → "new"`])
  })

  test('items that are not told apart by the key of the schema are told by their place', () => {
    expect(inApp(twice('2'), twice('3'))).toEqual([`${app}.env[1].value: "2" → "3"`])
  })
})

const route = 'example.com/v1/Route'
const definition = (items: JsonObject): ReturnType<typeof manifest> =>
  manifest(
    'apiextensions.k8s.io/v1/CustomResourceDefinition',
    {
      spec: {
        group: 'example.com',
        names: { kind: 'Route' },
        versions: [{ name: 'v1', schema: { openAPIV3Schema: { properties: { spec: { properties: items } } } } }],
      },
    },
    'routes.example.com',
  )

describe('custom resources', () => {
  const rules = { rules: { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['host'] } }
  const before = {
    spec: {
      rules: [
        { host: 'a', to: 1 },
        { host: 'b', to: 1 },
      ],
    },
  }
  const after = { spec: { rules: [{ host: 'b', to: 2 }] } }

  test('items are found by the keys that the CRD of the same tree names', () => {
    expect(shownOf({ type: route, definitions: [definition(rules)] }, before, after)).toEqual([
      'spec.rules[a]: {"host":"a","to":1} → nothing',
      'spec.rules[b].to: 1 → 2',
    ])
  })

  test('without that CRD they are what comes and goes', () => {
    expect(shownOf(route, before, after)).toEqual(['spec.rules: [{"host":"a","to":1},{"host":"b","to":1}] → [{"host":"b","to":2}]'])
  })

  test('a quantity is one where the CRD says so, and another text elsewhere', () => {
    const pattern = '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$'
    const size = definition({ size: { 'x-kubernetes-int-or-string': true, pattern }, port: { 'x-kubernetes-int-or-string': true } })

    expect(shownOf({ type: route, definitions: [size] }, { spec: { size: '1000m', port: '80' } }, { spec: { size: 1, port: 80 } })).toEqual([
      'spec.port: "80" → 80',
      'spec.size: "1000m" → 1 (spelling)',
    ])
  })
})

const port = (targetPort: Json) => ({ spec: { ports: [{ port: 80, targetPort }] } })
const cpu = (before: Json, after: Json) => inApp({ resources: { limits: { cpu: before } } }, { resources: { limits: { cpu: after } } })

describe('quantities', () => {
  test('two ways to write one quantity are folded, and still told', () => {
    expect(cpu('1000m', '1')).toEqual([`${app}.resources.limits.cpu: "1000m" → "1" (spelling)`])
    expect(cpu('1000m', 1)).toEqual([`${app}.resources.limits.cpu: "1000m" → 1 (spelling)`])
  })

  test('another quantity is another value', () => {
    expect(cpu('1000m', '1001m')).toEqual([`${app}.resources.limits.cpu: "1000m" → "1001m"`])
  })

  test('a port by number is not the one of that name', () => {
    expect(shownOf('v1/Service', port('8080'), port(8080))).toEqual(['spec.ports[80].targetPort: "8080" → 8080'])
  })

  test('what only looks like a quantity is a text', () => {
    expect(shownOf('v1/ConfigMap', { data: { cpu: '1000m' } }, { data: { cpu: '1' } })).toEqual(['data.cpu: "1000m" → "1"'])
  })
})

const args = (list: readonly string[]) => ({ args: list })

describe('moves', () => {
  test('items without names that only change places are one order, beside what comes and goes', () => {
    expect(inApp(args(['--a', '--b', '--gone', '--c']), args(['--c', '--a', '--b', '--new']))).toEqual([
      `${app}.args[3]: "--gone" → "--new"`,
      `${app}.args (order): ["--a","--b","--c"] → ["--c","--a","--b"]`,
    ])
  })

  test('of equal items one that goes is no move', () => {
    expect(inApp({ args: ['a', 'b', 'a'] }, { args: ['b', 'a'] })).toEqual([`${app}.args: ["a"] → nothing`])
  })
})
