import { beforeAll, expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { configMap, oneRelease, scratch, sluice, type Ran, type Scratch } from '../cli/workspace.ts'
import { describeWithServer } from './server.ts'

const templates = {
  'namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: ns }\n',
  'old.yaml': configMap('old'),
  'same.yaml': configMap('same'),
  'moving.yaml': configMap('moving'),
}

describeWithServer('plan on a real API server', (server) => {
  let kubectl = ''
  beforeAll(async () => {
    kubectl = await embeddedProgram('kubectl')
  })
  const run = (place: Scratch, verb: string, ...flags: readonly string[]): Promise<Ran> =>
    sluice([verb, '--workspace', place.root, ...flags], { env: { KUBECONFIG: server.kubeconfig, SLUICE_KUBECTL: kubectl } })

  async function commit(place: Scratch): Promise<void> {
    const rendered = await run(place, 'render')
    expect(rendered.code, rendered.err).toBe(0)
    await place.git('add', '-A')
    await place.git('commit', '-qm', 'x')
  }

  test('names what leaves first, then each wave, counts what stays, writes nothing, and its token is the one that apply takes', async () => {
    const files = oneRelease(templates, { cluster: `context: ${server.context}` })
    // An inventory of its own: other tests of this server have an environment of the same name.
    using place = scratch({ ...files, 'values/e/environment.yml': `${files['values/e/environment.yml'] ?? ''}inventory: { name: planned }\n` })
    await place.git('init', '-q')
    await commit(place)
    await run(place, 'apply', '--yes')
    place.write('values/_charts/c/templates/old.yaml', '')
    place.write('values/_charts/c/templates/moving.yaml', configMap('moving', '{ a: "2" }'))
    place.write('values/_charts/c/templates/new.yaml', configMap('new'))
    await commit(place)

    const text = await run(place, 'plan')
    const json = await run(place, 'plan', '--output', 'json')
    const checked = JSON.parse((await run(place, 'check', '--output', 'json')).out)
    const { environments } = JSON.parse(json.out)
    const [{ plan, token }] = environments
    const applied = await run(place, 'apply', '--token', String(token))

    expect(text.code, text.out + text.err).toBe(0)
    expect(text.out.indexOf('- ConfigMap ns/old')).toBeLessThan(text.out.indexOf('Wave 1'))
    expect(text.out).toContain('+ ConfigMap ns/new')
    expect(text.out).toContain('~ ConfigMap ns/moving')
    expect(text.out).not.toContain('ConfigMap ns/same')
    expect(plan.leaving).toMatchObject([{ kind: 'ConfigMap', name: 'old' }])
    expect(plan.waves).toMatchObject([
      { name: 'namespaces and CRDs', waitsFor: 'nothing', still: 1, objects: [] },
      {
        name: 'configuration',
        still: 1,
        objects: [
          { object: { name: 'moving' }, does: 'change' },
          { object: { name: 'new' }, does: 'create' },
        ],
      },
    ])
    expect(checked.environments[0]).toMatchObject({ token, plan: { against: 'live', waves: plan.waves } })
    expect(applied.code, applied.out + applied.err).toBe(0)
    expect(applied.out).toContain('ConfigMap ns/new created')
  })
})
