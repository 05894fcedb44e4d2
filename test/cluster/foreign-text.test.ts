import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonObject } from '../../src/model/json.ts'
import { formats, isFormat } from '../../src/report/report.ts'
import { configMap, type Ran } from '../cli/workspace.ts'
import { faultsIn, harmIn } from '../report/strict.ts'
import { applyWorkspace, type ApplyWorkspace } from './apply-workspace.ts'
import { denyingWebhook } from './denying-webhook.ts'
import { describeWithServer } from './server.ts'

const namespace = 'foreign-text'
// The API server takes no manager with a character that cannot be printed; a branch may have no ":" and no "[".
const managers = ['::error::PWNED', 'SPINNAKER_CONFIG_JSON={"PWNED":1}', '${1+1} @all', '<img src=x onerror=PWNED>', '##[error]PWNED', '``` PWNED']
const payload = `PWNED\u001b[2J\n::error::PWNED\n##[error]PWNED SPINNAKER_PROPERTY_PWNED=1\nSPINNAKER_CONFIG_JSON={"PWNED":1}\n\${1+1} @all <script>PWNED</script>\n\`\`\`\n\u202ePWNED`
const author = '${1+1} @all script ::error::PWNED \u001b[2J SPINNAKER_CONFIG_JSON={}'
const branch = 'SPINNAKER_CONFIG_JSON={}${1+1}<script>@all'

const maps = managers.map((_manager, index) => `m${index}`)
const web: JsonObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app', image: 'nginx:1' }] } },
  },
}

describeWithServer('T16: what managers, conditions, Events, webhooks, authors and branches are called', (server) => {
  let place: ApplyWorkspace

  beforeAll(async () => {
    await server.client.namespace(namespace)
    const templates = {
      ...Object.fromEntries(maps.map((name) => [`${name}.yaml`, configMap(name).replace(name, `${name}, namespace: ${namespace}`)])),
      'web.yaml': JSON.stringify(web),
    }
    place = await applyWorkspace(server, { name: namespace, templates, keys: '' })
    await place.git('checkout', '-q', '-b', branch)
    await place.commit({ 'm0.yaml': configMap('m0', '{ a: "2" }').replace('m0', `m0, namespace: ${namespace}`) })
    execFileSync('git', ['-c', 'user.email=a@example.com', 'commit', '-q', '--amend', '--reset-author', '--no-edit'], {
      cwd: place.root,
      env: { ...process.env, GIT_AUTHOR_NAME: author, GIT_COMMITTER_NAME: author },
    })
    await place.run('apply', ['--yes', '--no-wait'])
    await server.client.status({
      ...web,
      status: { observedGeneration: 1, conditions: [{ type: 'Progressing', status: 'False', reason: 'PWNED', message: payload }] },
    })
    await server.client.apply(eventAbout(payload), 'events')
    for (const [index, manager] of managers.entries())
      await server.client.patch({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: maps[index] ?? '', namespace }, data: { a: payload } }, manager)
  })

  afterAll(() => place[Symbol.dispose]())

  /** Every format of one run, whatever it comes to, and what it says meanwhile. */
  async function reportsOf(verb: string, ...flags: readonly string[]): Promise<{ readonly ran: Ran; readonly texts: ReadonlyMap<string, string> }> {
    const fileOf = (format: string): string => join(place.root, '.git', `report.${format}`)
    const ran = await place.run(verb, [...flags, '--output', 'github', ...formats.flatMap((format) => ['--report', `${format}=${fileOf(format)}`])])
    return { ran, texts: new Map(formats.map((format) => [format, readFileSync(fileOf(format), 'utf8')])) }
  }

  /** All that is not as a strict reader of each format wants it. */
  const faultsOf = ({ ran, texts }: Awaited<ReturnType<typeof reportsOf>>): readonly string[] => [
    ...formats.filter(isFormat).flatMap((format) => faultsIn(format, texts.get(format) ?? '').map((fault) => `${format}: ${fault}`)),
    ...faultsIn('github', ran.out).map((fault) => `stdout: ${fault}`),
    ...harmIn(ran.err).map((fault) => `stderr: ${fault}`),
  ]

  test('check forges nothing in any format', async () => {
    const reports = await reportsOf('check')

    expect(faultsOf(reports)).toEqual([])
    expect(reports.texts.get('json')).toContain('"verdict"')
  })

  test.each([[[]], [['--no-wait', '--force-conflicts']]])(
    'drift --fix and apply forge nothing when all is left to others, or taken from them %s',
    async (flags) => {
      const reports = await reportsOf('drift', '--env', 'e', '--fix', '--yes', '--timeout', '1s', ...flags)

      expect(faultsOf(reports)).toEqual([])
      expect(reports.texts.get('json')).toContain('PWNED')
    },
  )

  test('an apply whose object is not ready, with a condition and an Event that say so', async () => {
    const reports = await reportsOf('apply', '--yes', '--timeout', '1s')

    expect(reports.ran.code).toBe(3)
    expect(faultsOf(reports)).toEqual([])
    expect(JSON.parse(reports.texts.get('json') ?? '')).toMatchObject({ error: { code: 'not-ready' } })
    expect(reports.texts.get('text')).toContain('PWNED')
  })

  test('drift, with the author of what Git says', async () => {
    for (const [index, manager] of managers.entries())
      await server.client.patch({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: maps[index] ?? '', namespace }, data: { a: `${payload}!` } }, manager)

    const reports = await reportsOf('drift')

    expect(reports.ran.code, reports.ran.err).toBe(10)
    expect(faultsOf(reports)).toEqual([])
    for (const manager of managers) expect(JSON.stringify(JSON.parse(reports.texts.get('json') ?? ''))).toContain(JSON.stringify(manager).slice(1, -1))
    expect(JSON.parse(reports.texts.get('json') ?? '').drift[0].fields[0].setBy.author).toContain('PWNED')
  })

  test('a webhook that denies, to an apply and to a dry-run', async () => {
    const webhook = await denyingWebhook(server.client, { namespace, message: payload })
    try {
      let tried = await reportsOf('drift', '--dry-run')
      // The server reads its webhooks anew a moment after they are written.
      while (!tried.texts.get('json')?.includes('denied the request')) {
        await sleep(200)
        tried = await reportsOf('drift', '--dry-run')
      }
      const applied = await reportsOf('apply', '--yes', '--no-wait', '--force-conflicts')

      expect(faultsOf(tried)).toEqual([])
      expect(applied.ran.code).toBe(3)
      expect(faultsOf(applied)).toEqual([])
      expect(applied.texts.get('text')).toContain('PWNED')
    } finally {
      await webhook.close()
    }
  })
})

const eventAbout = (message: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'web.1', namespace },
  involvedObject: { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: 'web' },
  type: 'Warning',
  reason: 'PWNED',
  message,
  count: 1,
})
