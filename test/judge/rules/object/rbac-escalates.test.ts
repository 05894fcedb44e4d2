import { expect, test } from 'vitest'
import { judgeYaml } from '../../builders.ts'

const role = (...rules: readonly string[]) =>
  `{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: reader }, rules: [${rules.join(', ')}] }`
const rule = (resources: string, verbs: string, group = '""') => `{ apiGroups: [${group}], resources: [${resources}], verbs: [${verbs}] }`
const binding = (roleName: string, ...subjects: readonly string[]) =>
  `{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: { name: b }, roleRef: { kind: ClusterRole, name: ${roleName} }, subjects: [${subjects
    .map((name) => `{ kind: ServiceAccount, namespace: n, name: ${name} }`)
    .join(', ')}] }`
const harmless = rule('pods', 'get')
const stream = (...parts: readonly string[]) => parts.join('\n---\n')
const gains = (before: string, after: string) => judgeYaml(before, after).filter((finding) => finding.rule === 'object/rbac-escalates')

test.each([
  ['everything', rule("'*'", "'*'", "'*'")],
  ['escalate', rule('clusterroles', 'escalate', 'rbac.authorization.k8s.io')],
  ['bind', rule('roles', "'*'", 'rbac.authorization.k8s.io')],
  ['impersonate', rule('users', 'impersonate')],
])('a role that gains %s blocks', (_name, gained) => {
  expect(gains(role(harmless), role(harmless, gained))).toMatchObject([{ severity: 'block', lane: 'RBAC', object: { name: 'reader' } }])
})

test.each([
  ['reading Secrets', rule('secrets', 'list'), 'read every Secret'],
  ['exec', rule('pods/exec', 'create'), 'run commands in pods'],
  ['tokens', rule('serviceaccounts/token', 'create'), 'make tokens'],
  ['every verb', rule('configmaps', "'*'"), 'do everything to configmaps of core'],
  ['webhooks', rule('validatingwebhookconfigurations', 'patch', 'admissionregistration.k8s.io'), 'change admission webhooks'],
])('a role that gains %s warns and says so', (_name, gained, says) => {
  const findings = gains(role(harmless), role(harmless, gained))

  expect(findings).toMatchObject([{ severity: 'warn' }])
  expect(findings[0]?.message).toContain(says)
})

test('rights that were there before, and ordinary ones, are no finding', () => {
  const secrets = rule('secrets', 'get, list')

  expect(gains(role(secrets), role(rule('configmaps', 'get'), secrets))).toEqual([])
  expect(gains('', role(harmless))).toEqual([])
})

test('a Secret that is named is one Secret', () => {
  expect(gains('', role('{ apiGroups: [""], resources: [secrets], resourceNames: [tls], verbs: [get] }'))).toEqual([])
})

test('a binding to cluster-admin blocks and names who gets it', () => {
  expect(gains('', binding('cluster-admin', 'tiller'))).toMatchObject([
    { severity: 'block', message: 'ServiceAccount n/tiller may do everything to every object (cluster-admin) from now on' },
  ])
})

test('one more subject of a strong role is a gain, the same subjects are none', () => {
  const strong = role(rule("'*'", "'*'", "'*'"))

  expect(gains(stream(strong, binding('reader', 'a')), stream(strong, binding('reader', 'a', 'b')))).toMatchObject([{ object: { kind: 'ClusterRoleBinding' } }])
  expect(gains(stream(strong, binding('reader', 'a')), stream(strong, binding('reader', 'a')))).toEqual([])
})

test('a new role with its binding is told once, at the role', () => {
  expect(gains('', stream(role(rule("'*'", "'*'", "'*'")), binding('reader', 'a')))).toMatchObject([{ object: { kind: 'ClusterRole' } }])
})
