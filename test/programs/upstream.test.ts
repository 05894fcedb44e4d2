import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { afterEach, expect, test } from 'vitest'
import { publishedHelm, publishedKubectl } from './upstream.ts'

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

/** Makers on this machine, who publish these files. */
async function publishing(files: Readonly<Record<string, Buffer | string>>): Promise<string> {
  const server = createServer((asked, answer) => {
    const file = files[asked.url ?? '']
    answer.writeHead(file === undefined ? 404 : 200).end(file)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

async function archiveOf(program: string): Promise<Buffer> {
  const archive = pack()
  archive.entry({ name: 'linux-amd64/LICENSE' }, 'free')
  archive.entry({ name: 'linux-amd64/helm' }, program)
  archive.finalize()
  return gzipSync(await buffer(archive))
}

test('helm has the hash of the program in the archive that its makers publish', async () => {
  const archive = await archiveOf('helm itself')
  const name = '/helm-v4.1.4-linux-amd64.tar.gz'
  const origin = await publishing({ [name]: archive, [`${name}.sha256sum`]: `${sha256(archive)}  ${name.slice(1)}\n` })

  expect(await publishedHelm('v4.1.4', origin)).toBe(sha256('helm itself'))
})

test('an archive of helm that is not what its makers say is refused', async () => {
  const name = '/helm-v4.1.4-linux-amd64.tar.gz'
  const origin = await publishing({ [name]: await archiveOf('another helm'), [`${name}.sha256sum`]: `${sha256('helm')}  ${name.slice(1)}\n` })

  await expect(publishedHelm('v4.1.4', origin)).rejects.toThrow('is not what its makers say')
})

test('kubectl has the hash that its makers publish, and a version that they do not know is said', async () => {
  const origin = await publishing({ '/release/v1.35.2/bin/linux/amd64/kubectl.sha256': sha256('kubectl itself') })

  expect(await publishedKubectl('v1.35.2', origin)).toBe(sha256('kubectl itself'))
  await expect(publishedKubectl('v1.35.99', origin)).rejects.toThrow('answers 404')
})
