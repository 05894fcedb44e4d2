import { expect, test } from 'vitest'
import { judgeYaml } from '../../builders.ts'

const issuer = (group: string, name = 'letsencrypt') => `{ apiVersion: ${group}/v1, kind: Issuer, metadata: { name: ${name}, namespace: n } }`

test('a custom resource that comes back in another group blocks, since it is another object', () => {
  expect(judgeYaml(issuer('certmanager.k8s.io'), issuer('cert-manager.io'))).toMatchObject([
    { rule: 'api/group-moved', severity: 'block', lane: 'API', change: 'certmanager.k8s.io/v1 → cert-manager.io/v1' },
  ])
})

test('another name, or an object that stays beside the new one, is no move', () => {
  expect(judgeYaml(issuer('certmanager.k8s.io'), issuer('cert-manager.io', 'other'))).toEqual([])
  expect(judgeYaml(issuer('certmanager.k8s.io'), `${issuer('certmanager.k8s.io')}\n---\n${issuer('cert-manager.io')}`)).toEqual([])
})
