import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { extract } from 'tar-stream'

/** Where the makers of the two programs publish them. */
const makers = { helm: 'https://get.helm.sh', kubectl: 'https://dl.k8s.io' } as const

/** SHA-256 of kubectl for linux/amd64, as its makers publish it. */
export const publishedKubectl = async (version: string, origin: string = makers.kubectl): Promise<string> =>
  firstWord(await bytesAt(`${origin}/release/${version}/bin/linux/amd64/kubectl.sha256`))

/** SHA-256 of helm for linux/amd64. Its makers publish that of an archive: the archive has to have it, and the program is what lies in there. */
export async function publishedHelm(version: string, origin: string = makers.helm): Promise<string> {
  const name = `helm-${version}-linux-amd64.tar.gz`
  const [archive, sum] = await Promise.all([bytesAt(`${origin}/${name}`), bytesAt(`${origin}/${name}.sha256sum`)])
  if (sha256(archive) !== firstWord(sum)) throw new Error(`${name} is not what its makers say: its SHA-256 is ${sha256(archive)}, expected ${firstWord(sum)}`)
  return sha256(await entryOf(gunzipSync(archive), 'linux-amd64/helm'))
}

async function bytesAt(url: string): Promise<Buffer> {
  // An archive of helm has 20 MB; who needs more than two minutes for it should know.
  const answer = await fetch(url, { signal: AbortSignal.timeout(120_000) })
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}

async function entryOf(archive: Buffer, name: string): Promise<Buffer> {
  const reader = extract()
  reader.end(archive)
  for await (const entry of reader) {
    if (entry.header.name === name) return await buffer(entry)
    entry.resume()
  }
  throw new Error(`There is no ${name} in the archive`)
}

const firstWord = (bytes: Buffer): string => bytes.toString().trim().split(/\s/, 1)[0] ?? ''

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
