import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openCluster } from './open-cluster.ts'
import { startApiServer } from './api-server.ts'
import { freePorts } from './free-ports.ts'
import { describeWithServer } from './server.ts'

const folder = mkdtempSync(join(tmpdir(), 'sluice-kubeconfig-'))
const before = process.env['KUBECONFIG']

afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => {
  if (before === undefined) delete process.env['KUBECONFIG']
  else process.env['KUBECONFIG'] = before
})

function useKubeconfig(text: string, name = 'kubeconfig'): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  process.env['KUBECONFIG'] = path
  return path
}

const kubeconfig = (server: string, extra: { cluster?: Record<string, string>; token?: string } = {}): string =>
  JSON.stringify({
    clusters: [{ name: 'c', cluster: { server, ...extra.cluster } }],
    users: [{ name: 'u', user: { token: extra.token ?? 'top-secret-token' } }],
    contexts: [{ name: 'prod-eu', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'prod-eu',
  })

const failureOf = async (context: string): Promise<unknown> => {
  try {
    return await (await openCluster({ context })).facts()
  } catch (error) {
    return error
  }
}

describe('a cluster that cannot be reached', () => {
  test('there is no kubeconfig', async () => {
    process.env['KUBECONFIG'] = join(folder, 'none')

    expect(await failureOf('prod-eu')).toMatchObject({ code: 'cluster-unreachable', message: `There is no kubeconfig at ${join(folder, 'none')}` })
  })

  test('the kubeconfig has no such context: the hint names those that it has', async () => {
    const path = useKubeconfig(kubeconfig('https://127.0.0.1:1'))

    expect(await failureOf('prod-us')).toMatchObject({
      code: 'cluster-unreachable',
      message: `There is no context "prod-us" in ${path}`,
      hint: expect.stringContaining('prod-eu'),
    })
  })

  test('the kubeconfig cannot be read, and what it holds is not told', async () => {
    useKubeconfig('users: [{ user: { token: top-secret-token }}\n')

    const failure = await failureOf('prod-eu')

    expect(failure).toMatchObject({ code: 'cluster-unreachable', cause: undefined })
    expect(String(failure)).not.toContain('top-secret-token')
  })

  test('nothing listens', async () => {
    const [port = 0] = await freePorts(1)
    useKubeconfig(kubeconfig(`https://127.0.0.1:${port}`))

    expect(await failureOf('')).toMatchObject({
      code: 'cluster-unreachable',
      message: `The cluster prod-eu does not answer at 127.0.0.1:${port}: nothing listens there`,
    })
  })

  test("a context of the second file of KUBECONFIG is found, and a name that both have is the first one's", async () => {
    const [first, second] = await freePorts(2)
    const one = useKubeconfig(kubeconfig(`https://127.0.0.1:${first}`), 'one')
    const two = useKubeconfig(kubeconfig(`https://127.0.0.1:${second}`).replaceAll('prod-eu', 'prod-us'), 'two')
    process.env['KUBECONFIG'] = `${one}:${join(folder, 'none')}:${two}`

    expect(await failureOf('prod-us')).toMatchObject({ message: expect.stringContaining(`127.0.0.1:${first}`) })
  })
})

describeWithServer('a cluster that turns us away', (server) => {
  const serverUrl = (): string => /https:\/\/127\.0\.0\.1:\d+/.exec(readFileSync(server.kubeconfig, 'utf8'))?.[0] ?? ''

  beforeAll(() => expect(serverUrl()).not.toBe(''))

  test('its certificate is not signed by the authority in the kubeconfig', async () => {
    useKubeconfig(kubeconfig(serverUrl()))

    expect(await failureOf('')).toMatchObject({
      code: 'cluster-unreachable',
      message: expect.stringContaining('its certificate is not signed by the authority in the kubeconfig'),
    })
  })

  test('it does not accept the token, which is not told', async () => {
    const authority = join(dirname(server.kubeconfig), 'certs', 'apiserver.crt')
    useKubeconfig(kubeconfig(serverUrl(), { cluster: { 'certificate-authority': authority } }))

    const failure = await failureOf('')

    expect(failure).toMatchObject({ code: 'cluster-refused', message: 'The cluster prod-eu does not accept the credentials of this kubeconfig' })
    expect(JSON.stringify(failure)).not.toContain('top-secret-token')
  })

  test('it dies between two questions', async () => {
    const own = await startApiServer()
    try {
      process.env['KUBECONFIG'] = own.kubeconfig
      const cluster = await openCluster({ context: own.context })
      await cluster.facts()

      await own.kill()

      await expect(cluster.facts()).rejects.toMatchObject({ code: 'cluster-unreachable' })
      await own.stop()
      expect(existsSync(dirname(own.kubeconfig))).toBe(false)
    } finally {
      await own.stop()
    }
  })
})
