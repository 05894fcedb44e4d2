import { expect, test } from 'vitest'
import { spotsIn } from '../../src/normalise/spots.ts'

const deployment = `# a comment
apiVersion: apps/v1
kind: Deployment
metadata:
  labels:
    helm.sh/chart: x-1
spec:
  ports:
    - port: 80
    - name: admin
      port: 9000
  hosts:
    - only: a
  args: [x, y]
`

const lines = (text: string, ...paths: readonly string[]): readonly number[] => paths.map((path) => spotsIn(text)(path).line)

test('keys, names, numbers and positions lead to their line', () => {
  expect(lines(deployment, 'spec.ports', 'metadata.labels["helm.sh/chart"]', 'spec.ports[admin].port', 'spec.ports[9000]', 'spec.ports[1].name')).toEqual([
    8, 6, 11, 10, 10,
  ])
})

test('all items lead to the only one, and of several to their list', () => {
  expect(lines(deployment, 'spec.hosts[].only', 'spec.ports[].port')).toEqual([13, 8])
})

test('what is not there leads to the nearest part above it, and the whole to the first line of the object', () => {
  expect(lines(deployment, 'spec.template.spec', 'spec.ports[7].x', '', 'nothing')).toEqual([7, 8, 2, 2])
})

test('a path into a text leads to the text', () => {
  expect(lines('data:\n  a: 1\n  conf.yml: |\n    x: 1\n', 'data["conf.yml"] x')).toEqual([3])
})

test('a single value is told as it is written, and nothing for what is not there', () => {
  expect(['metadata.labels["helm.sh/chart"]', 'spec.ports[0].port', 'spec', 'spec.size'].map((path) => spotsIn(deployment)(path).value)).toEqual([
    'x-1',
    '80',
    '',
    '',
  ])
})

const crd = `kind: CustomResourceDefinition
spec:
  scope: Namespaced
  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          properties:
            spec:
              properties:
                hosts:
                  items:
                    type: string
                labels:
                  additionalProperties:
                    maxLength: 3
`

test('in a CRD a path is one of the definition, or leads into the schema of what it defines', () => {
  expect(lines(crd, 'spec.scope', 'spec.versions[v1].served', 'spec.hosts[]', 'spec.labels{}', 'spec.gone', '')).toEqual([3, 5, 12, 15, 9, 1])
})

test('a text that holds nothing has one line', () => {
  expect(lines('', 'spec')).toEqual([1])
})
