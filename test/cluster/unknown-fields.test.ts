import { expect, test } from 'vitest'
import { applyWorkspace } from './apply-workspace.ts'
import { describeWithServer } from './server.ts'

const namespace = 'default'

describeWithServer('a field that no schema has', (server) => {
  test.each([
    ['ConfigMap', '.dataa', `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: unknown, namespace: ${namespace} }\ndataa: { a: "1" }\n`],
    [
      'Service',
      '.spec.porrts',
      `apiVersion: v1\nkind: Service\nmetadata: { name: unknown, namespace: ${namespace} }\nspec: { ports: [{ port: 80 }], porrts: 1 }\n`,
    ],
  ])('of a %s is refused, though kubectl itself does not look for it', async (kind, path, text) => {
    using place = await applyWorkspace(server, { name: `unknown-${kind.toLowerCase()}`, templates: { 'a.yaml': text } })

    const applied = await place.run('apply', ['--yes'])

    expect(applied.code).toBe(3)
    expect(applied.err).toContain(`${path}: field not declared in schema`)
  })
})
