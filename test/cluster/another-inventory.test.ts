import { expect, test } from 'vitest'
import { configMap, type Ran } from '../cli/workspace.ts'
import { applyWorkspace } from './apply-workspace.ts'
import { describeWithServer } from './server.ts'

const blocks = ({ out }: Ran): unknown =>
  JSON.parse(out)
    .findings.filter(({ severity }: { severity: string }) => severity === 'block')
    .map(({ rule, message }: { rule: string; message: string }) => [rule, message])

describeWithServer('an object that another environment applied', (server) => {
  test('blocks check and apply and stays as it is, until that environment is given up', async () => {
    await server.client.namespace('ns')
    using owner = await applyWorkspace(server, { name: 'owner', templates: { 'm.yaml': configMap('shared', '{ a: "theirs" }') } })
    using other = await applyWorkspace(server, { name: 'other', templates: { 'm.yaml': configMap('shared', '{ a: "ours" }') } })
    await owner.run('apply', ['--yes'])

    const checked = await other.run('check', ['--output', 'json'])
    const applied = await other.run('apply', ['--yes', '--force-conflicts', '--output', 'json'])
    const kept = await server.client.get('/api/v1/namespaces/ns/configmaps/shared')
    await server.client.remove({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'sluice-owner', namespace: 'default' } })
    const taken = await other.run('apply', ['--yes'])

    const expected = [['gate/another-inventory', 'ConfigMap shared belongs to the inventory default/sluice-owner: another environment or workspace applied it']]
    expect([checked.code, blocks(checked)]).toEqual([11, expected])
    expect([applied.code, blocks(applied)]).toEqual([11, expected])
    expect(kept).toMatchObject({ data: { a: 'theirs' } })
    expect(taken.code, taken.out + taken.err).toBe(0)
  })
})
