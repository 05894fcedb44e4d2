import { expect, test } from 'vitest'
import { crdText } from './snapshots.ts'
import { scratch, sluice } from './workspace.ts'

const shop = (spec: string): string => `---\napiVersion: example.com/v1\nkind: Shop\nmetadata: { name: corner, namespace: ns }\nspec: ${spec}\n`

const limited = crdText('owner').replace('owner: { type: string }', 'owner: { type: string, maxLength: 3 }')

async function compared(old: string, now: string, ...flags: readonly string[]) {
  using place = scratch({ 'old.yaml': old, 'new.yaml': now })
  const ran = await sluice(['compat', '--from', `${place.root}/old.yaml`, '--to', `${place.root}/new.yaml`, '--output', 'json', ...flags])
  const { findings }: { findings: readonly { rule: string; path: string }[] } = JSON.parse(ran.out)
  return { code: ran.code, found: findings.filter(({ rule }) => rule === 'object/refused-by-schema').map(({ path }) => path) }
}

test('compat holds a custom resource against the CRD of its own side, changed or not', async () => {
  expect(await compared(crdText('owner') + shop('{ owner: somebody }'), limited + shop('{ owner: somebody }'))).toEqual({ code: 11, found: ['spec.owner'] })
  expect(await compared(limited, limited + shop('{ owner: somebody }'))).toEqual({ code: 11, found: ['spec.owner'] })
  expect(await compared(limited, limited + shop('{ owner: me }'))).toEqual({ code: 0, found: [] })
})

test('compat does not blame a change for what the old CRD refused already', async () => {
  expect(await compared(limited + shop('{ owner: somebody }'), limited + shop('{ owner: somebody }'))).toEqual({ code: 0, found: [] })
})

test('compat knows the functions of the newest Kubernetes where no version is named, and those of the one that is', async () => {
  const ruled = crdText('owner').replace(
    'owner: { type: string }',
    'owner: { type: string, maxLength: 99, x-kubernetes-validations: [{ rule: "isIP(self)" }] }',
  )

  expect(await compared(ruled, ruled + shop('{ owner: 127.0.0.1 }'))).toEqual({ code: 0, found: [] })
  expect(await compared(ruled, ruled + shop('{ owner: 127.0.0.1 }'), '--kube-version', '1.28')).toEqual({ code: 11, found: ['spec.owner'] })
})
