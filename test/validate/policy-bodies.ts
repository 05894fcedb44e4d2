import type { JsonObject } from '../../src/model/json.ts'

const ruleOf = (apiGroups: string, resources: string, rest: JsonObject = {}): JsonObject => ({
  apiGroups: [apiGroups],
  apiVersions: ['v1'],
  operations: ['CREATE', 'UPDATE'],
  resources: [resources],
  ...rest,
})

/** A policy about ConfigMaps, or what the rule says. */
export const policy = (expression: string, rest: JsonObject = {}, rule: JsonObject = ruleOf('', 'configmaps')): JsonObject => ({
  matchConstraints: { resourceRules: [rule] },
  validations: [{ expression }],
  ...rest,
})

export const matching = (constraints: JsonObject, rule = ruleOf('', 'configmaps')): JsonObject =>
  policy('false', { matchConstraints: { resourceRules: [rule], ...constraints } })

export const configMap = (data: JsonObject = { a: '1' }, labels: JsonObject = { team: 'blue' }): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'm', labels },
  data,
})

export const container = { name: 'c', image: 'registry.example.com/a:1' }

export const deployment = (spec: JsonObject, of: JsonObject = container): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'd' },
  spec: { selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: { containers: [of] } }, ...spec },
})

export const [configMaps, deployments] = [ruleOf('', 'configmaps'), ruleOf('apps', 'deployments')]
export const condition = (expression: string): JsonObject => ({ matchConditions: [{ name: 'a', expression }] })
export const paramKind: JsonObject = { paramKind: { apiVersion: 'v1', kind: 'ConfigMap' } }
export const limits: JsonObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'limits' }, data: { most: '2' } }
export const paramRef = (rest: JsonObject): JsonObject => ({ paramRef: { name: 'limits', parameterNotFoundAction: 'Deny', ...rest } })
