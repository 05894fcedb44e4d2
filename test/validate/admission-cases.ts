import type { JsonObject } from '../../src/model/json.ts'

/** The spec of a ValidatingAdmissionPolicy, and where a real API server (1.36) says that it does not compile; nowhere where it takes it. */
export type AdmissionCase = readonly [spec: JsonObject, refused: string]

const rule = (expression: string, rest: JsonObject = {}): JsonObject => ({ validations: [{ expression }], ...rest })
const message = (messageExpression: string, rest: JsonObject = {}): JsonObject => ({ validations: [{ expression: 'true', messageExpression }], ...rest })
const condition = (expression: string, rest: JsonObject = {}): JsonObject => ({ matchConditions: [{ name: 'a', expression }], ...rule('true'), ...rest })
const annotation = (valueExpression: string): JsonObject => ({ auditAnnotations: [{ key: 'a', valueExpression }] })
const variables = (all: Readonly<Record<string, string>>): JsonObject => ({
  variables: Object.entries(all).map(([name, expression]) => ({ name, expression })),
})
const params: JsonObject = { paramKind: { apiVersion: 'v1', kind: 'ConfigMap' } }

const validation = 'spec.validations[0].expression'
const rules = [
  ['object.x.y == oldObject.z && object.spec.replicas <= 5', ''],
  ['object.spec.replicas', validation],
  ['object == null && namespaceObject != null', ''],
  ['object.namespace == "a" && object["import"] == "a"', ''],
  ['object.import == "a"', ''],
  ['object.spec.template.spec.containers.all(c, c.image.startsWith("a"))', ''],
  ['has(object.spec) && has(request.subResource)', ''],
  ['has(request.nope)', validation],
  ['request.operation == "CREATE" && request.namespace == "a" && request.dryRun', ''],
  ['request.nope == "a"', validation],
  ['request.object.x == 1', validation],
  ['request.options.x == 1 && dyn(request).x == 1', ''],
  ['request.kind == request.requestKind', ''],
  ['request.kind == request.resource', validation],
  ['request.userInfo.groups.exists(g, g == "a") && request.userInfo.extra["a"][0] == "x"', ''],
  ['namespaceObject.metadata.labels.a == "b" && namespaceObject.metadata.UID == "b"', ''],
  ['namespaceObject.metadata.uid == "b"', validation],
  ['namespaceObject.status.conditions.all(c, c.status == "True")', ''],
  ['namespaceObject.metadata.creationTimestamp > timestamp("2020-01-01T00:00:00Z")', ''],
  ['params.data.x == "a"', validation],
  ['variables.x == 1', validation],
  ['self == 1', validation],
  ['authorizer.requestResource.check("get").allowed()', ''],
  ['authorizer.requestResource.allowed()', validation],
  ['authorizer.path("/healthz").check("get").reason() == "a"', ''],
  ['authorizer.serviceAccount("a", "b").group("").resource("pods").namespace("x").name("n").subresource("s").check("get").errored()', ''],
  ['authorizer.group("").resource("pods").fieldSelector("a=b").labelSelector("c=d").check("get").error() == ""', ''],
  ['authorizer.foo == 1', validation],
  ['authorizer == authorizer && authorizer != null', ''],
  ['object.a.name("x").check("get").allowed()', ''],
  ['object.spec.foo()', validation],
  ['object.spec.replicas =', validation],
  ['[1, "a"].size() == 2', validation],
  ['object.x.matches("[")', validation],
  ['duration("x") == duration("1s")', validation],
  ['quantity(object.a).isGreaterThan(quantity("1"))', ''],
  ['object.?a.hasValue() && cel.bind(x, 1, x == 1)', validation],
  ['Object{a: 1} == object', validation],
  ['type(request) == type(object)', ''],
  ['', validation],
] as const

/** What the API server said is asked of it again in test/cluster/admission.test.ts. */
export const admissionCases: readonly AdmissionCase[] = [
  ...rules.map(([expression, refused]) => [rule(expression), refused] as const),
  [rule('params.data.x == "a"', params), ''],
  [message('"a" + string(object.spec.replicas)'), ''],
  [message('object.spec.replicas'), 'spec.validations[0].messageExpression'],
  [message('authorizer.requestResource.check("get").reason()'), 'spec.validations[0].messageExpression'],
  [message('params.x + "a"'), 'spec.validations[0].messageExpression'],
  [message('string(params.data.x)', params), ''],
  [message('  '), 'spec.validations[0].messageExpression'],
  [rule('variables.x == 1', variables({ x: '1' })), ''],
  [rule('variables.x == "a"', variables({ x: '1' })), validation],
  [rule('variables.y == 1', variables({ x: '1' })), validation],
  [rule('variables.y', variables({ x: 'object.a', y: 'variables.x == 2' })), ''],
  [rule('variables.y == true', variables({ y: 'variables.x == 2', x: 'object.a' })), 'spec.variables[0].expression'],
  [rule('true', variables({ x: 'nope' })), 'spec.variables[0].expression'],
  [rule('variables.a.nope == 1', variables({ a: 'request' })), ''],
  [rule('variables.a.check("get").allowed()', variables({ a: 'authorizer.requestResource' })), ''],
  [rule('variables.l[0] == "a"', variables({ l: '[1, 2]' })), validation],
  [rule('variables.m.a == 1', variables({ m: '{"a": "b"}' })), validation],
  [rule('variables.o.foo == 1', variables({ o: 'object.?a' })), ''],
  [rule('variables.t == int', variables({ t: 'type(1)' })), ''],
  [condition('variables.x', variables({ x: 'true' })), 'spec.matchConditions[0].expression'],
  [condition('params.x'), 'spec.matchConditions[0].expression'],
  [condition('params.x', params), 'spec.matchConditions[0].expression'],
  [condition('params.x == 1', params), ''],
  [condition('!authorizer.requestResource.check("get").allowed()'), ''],
  [condition('1'), 'spec.matchConditions[0].expression'],
  [annotation('"x"'), ''],
  [annotation('null'), ''],
  [annotation('1'), 'spec.auditAnnotations[0].valueExpression'],
  [annotation('true ? "a" : null'), 'spec.auditAnnotations[0].valueExpression'],
  [annotation('object.?a.orValue("x")'), 'spec.auditAnnotations[0].valueExpression'],
  [annotation(''), 'spec.auditAnnotations[0].valueExpression'],
]

/** The policy of a case, whole. */
export const policyOf = (spec: JsonObject): JsonObject => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: 'few-replicas' },
  spec: {
    failurePolicy: 'Fail',
    matchConstraints: { resourceRules: [{ apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['deployments'] }] },
    ...spec,
  },
})
