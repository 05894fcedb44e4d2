import { expect, test } from 'vitest'
import { configMap } from '../cli/workspace.ts'
import { applyWorkspace } from './apply-workspace.ts'
import { describeWithServer } from './server.ts'

describeWithServer('what may be applied', (server) => {
  test('G13: apply takes what a named branch holds, and nothing of another one', async () => {
    await server.client.namespace('ns')
    using place = await applyWorkspace(server, { name: 'from', templates: { 'm.yaml': configMap('from') }, policy: 'applyFrom: [main]' })
    const merged = await place.run('apply', ['--yes'])
    await place.git('checkout', '-qb', 'feature')
    await place.commit({ 'm.yaml': configMap('from', '{ a: "2" }') })

    const elsewhere = await place.run('apply', ['--yes'])
    const plan = await place.run('plan')

    expect(merged.code, merged.out + merged.err).toBe(0)
    expect(elsewhere.code, elsewhere.out).toBe(2)
    expect(elsewhere.err).toContain('no branch main of the remote holds it')
    expect(plan.code, plan.out + plan.err).toBe(0)
  })

  test('T19: what a commit hides from its review blocks in plan and apply, also where the disk hides nothing', async () => {
    await server.client.namespace('ns')
    using place = await applyWorkspace(server, { name: 'hidden', templates: { 'm.yaml': configMap('hidden') } })
    place.write('.gitattributes', 'rendered/** -diff\n')
    await place.git('add', '-A')
    await place.git('commit', '-qm', 'hide')
    place.write('.gitattributes', '')

    const ran = await Promise.all([place.run('plan', ['--output', 'json']), place.run('apply', ['--yes', '--output', 'json'])])

    expect(ran.map(({ code }) => code)).toEqual([11, 11])
    expect(ran.map(({ out }) => JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule))).toEqual([
      expect.arrayContaining(['gate/review-hidden']),
      expect.arrayContaining(['gate/review-hidden']),
    ])
  })
})
