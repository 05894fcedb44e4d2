import { expect, test } from 'vitest'
import { configMap, scratch, sluice } from './workspace.ts'

const crd = (fields: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: gates.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Gate, plural: gates, singular: gate, listKind: GateList }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: { type: object, properties: { ${fields} } }
`

test('normalise reads standard input and prints what Kubernetes reads, in normal order', async () => {
  const ran = await sluice(['normalise', '-'], {
    input: `${configMap('b', '{ mode: "yes", port: "0755" }')}---\n# a comment\nkind: Namespace\napiVersion: v1\nmetadata: { name: a, creationTimestamp: null }\nstatus: {}\n`,
  })

  expect(ran.code, ran.err).toBe(0)
  expect(ran.out).toBe(
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\ndata:\n  mode: "yes"\n  port: "0755"\n'.replaceAll(
      '"',
      "'",
    ),
  )
})

test('normalise of what it printed prints the same', async () => {
  const first = await sluice(['normalise', '-'], { input: configMap('b') })

  expect((await sluice(['normalise', '-'], { input: first.out })).out).toBe(first.out)
})

test('normalise of several files is one stream', async () => {
  using place = scratch({ 'a.yaml': configMap('z'), 'more/b.yml': configMap('a') })

  const ran = await sluice(['normalise', 'a.yaml', 'more'], { cwd: place.root })

  expect(ran.out.match(/name: .*/g)).toEqual(['name: a', 'name: z'])
})

test('normalise of a broken file names the file and the line and prints no part of it', async () => {
  using place = scratch({ 'a.yaml': 'kind: Secret\ndata: { p: hunter2\n' })

  const ran = await sluice(['normalise', 'a.yaml'], { cwd: place.root })

  expect(ran.code).toBe(2)
  expect(ran.err).toMatch(/a\.yaml:\d+/)
  expect(ran.out + ran.err).not.toContain('hunter2')
})

test('compat blocks a field that goes away and says which, with no cluster', async () => {
  using place = scratch({ 'old/crd.yaml': crd('a: { type: string }, b: { type: string }'), 'new.yaml': crd('a: { type: string }') })

  const ran = await sluice(['compat', '--from', 'old', '--to', 'new.yaml'], { cwd: place.root })

  expect(ran.code, ran.out + ran.err).toBe(11)
  expect(ran.out).toContain('spec.b')
  expect(ran.out).toContain('crd/property-removed')
})

test('compat passes a field that is added', async () => {
  using place = scratch({ 'old.yaml': crd('a: { type: string }'), 'new.yaml': crd('a: { type: string }, b: { type: string }') })

  const ran = await sluice(['compat', '--from', 'old.yaml', '--to', 'new.yaml', '--output', 'json'], { cwd: place.root })

  expect(ran.code, ran.err).toBe(0)
  expect(JSON.parse(ran.out)).toMatchObject({ verdict: expect.stringMatching(/^(pass|warn)$/) })
})
