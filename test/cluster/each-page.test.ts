import { afterEach, beforeAll, expect, test } from 'vitest'
import { openCluster } from './open-cluster.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { crd, custom } from './bodies.ts'
import { startProxy, type Interfere, type Proxy } from './proxy.ts'
import { describeWithServer } from './server.ts'

const group = 'pages.example.com'
const kind = { group, kind: 'Leaf' }
const count = 501
const names = Array.from({ length: count }, (_, index) => `leaf-${String(index).padStart(3, '0')}`)

const isPage = (url = ''): boolean => url.includes('/leafs?')

describeWithServer('live objects page by page', ({ client, kubeconfig, context }) => {
  const open: Proxy[] = []
  const behind = async (interfere: Interfere): Promise<Proxy> => {
    const proxy = await startProxy(kubeconfig, interfere)
    open.push(proxy)
    process.env['KUBECONFIG'] = proxy.kubeconfig
    return proxy
  }
  const read = async (): Promise<{ readonly pages: readonly number[]; readonly seen: readonly string[]; readonly gap: string }> => {
    const pages: (readonly Manifest[])[] = []
    const gap = await (await openCluster({ context })).eachPage(kind, (page) => void pages.push(page))
    return { pages: pages.map((page) => page.length), seen: pages.flat().map(({ id }) => id.name), gap }
  }

  beforeAll(async () => {
    await client.namespace('pages')
    await client.apply(crd(kind))
    await (await openCluster({ context })).awaitEstablished([`leafs.${group}`], 30_000)
    const waiting = names.values()
    const worker = async (): Promise<void> => {
      for (const name of waiting) await client.apply(custom({ apiVersion: `${group}/v1`, kind: 'Leaf', namespace: 'pages', name }))
    }
    await Promise.all(Array.from({ length: 8 }, worker))
  })

  afterEach(async () => {
    process.env['KUBECONFIG'] = kubeconfig
    for (const proxy of open.splice(0)) await proxy[Symbol.asyncDispose]()
  })

  test('each object is shown once, 500 at most at a time', async () => {
    expect(await read()).toEqual({ pages: [500, 1], seen: names, gap: '' })
  })

  test('a list that expires goes on where the server says, and shows each object once', async () => {
    let expired = 0
    await behind((request, response) => {
      const next = new URL(request.url ?? '', 'http://x').searchParams.get('continue')
      if (!isPage(request.url) || next === null || expired > 0) return false
      expired += 1
      response.writeHead(410).end(JSON.stringify({ kind: 'Status', metadata: { continue: next }, message: 'expired', reason: 'Expired' }))
      return true
    })

    expect(await read()).toEqual({ pages: [500, 1], seen: names, gap: '' })
    expect(expired).toBe(1)
  })

  test('a list that expires and cannot go on is a gap', async () => {
    await behind((request, response) => {
      if (!isPage(request.url) || request.url?.includes('continue=') !== true) return false
      response.writeHead(410).end(JSON.stringify({ kind: 'Status', metadata: {}, message: 'expired' }))
      return true
    })

    expect(await read()).toMatchObject({ pages: [500], gap: `410 to list leafs.${group}: expired` })
  })

  test('a list that expires again and again ends, as a gap', async () => {
    await behind((request, response) => {
      if (!isPage(request.url)) return false
      response.writeHead(410).end(JSON.stringify({ kind: 'Status', metadata: { continue: 'again' }, message: 'expired' }))
      return true
    })

    expect(await read()).toMatchObject({ pages: [], gap: expect.stringContaining('410 to list') })
  })

  test('a connection that is cut in the middle of a page is a gap, not the end', async () => {
    await behind((request, response) => {
      if (!isPage(request.url) || request.url?.includes('continue=') !== true) return false
      response.writeHead(200, { 'content-length': '1000' }).write('{"kind":"LeafList","items":[')
      setTimeout(() => response.destroy(), 50)
      return true
    })

    expect(await read()).toMatchObject({ pages: [500], gap: `the connection broke in the answer to list leafs.${group}` })
  })

  test('a server that sheds load for longer than a gate should wait is a gap with its reason', async () => {
    const proxy = await behind((request, response) => {
      if (!isPage(request.url)) return false
      response.writeHead(429, { 'retry-after': '1' }).end(JSON.stringify({ kind: 'Status', message: 'too many requests' }))
      return true
    })

    expect(await read()).toMatchObject({ pages: [], gap: `429 to list leafs.${group}: too many requests` })
    expect(proxy.seen.filter(isPage)).toHaveLength(4)
  })

  test('an answer without an end is a gap, and does not fill the memory', async () => {
    const chunk = Buffer.alloc(2 ** 24, ' ')
    await behind((request, response) => {
      if (!isPage(request.url)) return false
      response.writeHead(200)
      const more = (error?: Error | null): void => {
        if (error === undefined || error === null) response.write(chunk, more)
      }
      more()
      return true
    })

    expect(await read()).toMatchObject({ pages: [], gap: `an answer of more than 512 MiB to list leafs.${group}` })
  })

  test('a list that always has one more page is a gap', async () => {
    const proxy = await behind((request, response) => {
      if (!isPage(request.url)) return false
      response.writeHead(200).end(JSON.stringify({ kind: 'LeafList', metadata: { continue: 'more' }, items: [] }))
      return true
    })

    expect(await read()).toMatchObject({ seen: [], gap: `more pages, or more time, than a gate should take to list leafs.${group}` })
    expect(proxy.seen.filter(isPage)).toHaveLength(2_000)
  })

  test('a kind that nobody defines has no pages, and that is no gap', async () => {
    expect(await (await openCluster({ context })).eachPage({ group, kind: 'Nothing' }, () => expect.unreachable())).toBe('')
  })
})
