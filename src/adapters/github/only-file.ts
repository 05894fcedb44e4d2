import { promisify } from 'node:util'
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl'

export type OnlyFile = { readonly kind: 'file'; readonly text: string } | { readonly kind: 'refused'; readonly why: string }

const openZip: (bytes: Buffer, options: Options) => Promise<ZipFile> = promisify(fromBuffer)

/** The text of the one file that a zip holds. Nothing is unpacked to a disk, so no name of an entry leads anywhere. */
export async function onlyFile(bytes: Buffer, largestBytes: number): Promise<OnlyFile> {
  try {
    const zip = await openZip(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true })
    if (zip.entryCount !== 1) return refused(`holds ${zip.entryCount} entries`)
    const entry = await firstEntry(zip)
    if (!/^[\w.-]+\.json$/.test(entry.fileName)) return refused('holds a file of another name')
    // Said before it is read, and held to by yauzl while it is.
    if (entry.uncompressedSize > largestBytes) return refused('holds a larger file')
    return textOf(await contentOf(zip, entry))
  } catch {
    // Whatever else is wrong with it, its message would quote the archive.
    return refused('is no zip that can be read')
  }
}

const refused = (why: string): OnlyFile => ({ kind: 'refused', why })

function firstEntry(zip: ZipFile): Promise<Entry> {
  const { promise, resolve, reject } = Promise.withResolvers<Entry>()
  zip.once('entry', resolve)
  zip.once('error', reject)
  zip.once('end', () => reject(new Error('no entry')))
  zip.readEntry()
  return promise
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<AsyncIterable<Buffer>>()
  zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)))
  const chunks: Buffer[] = []
  for await (const chunk of await promise) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function textOf(bytes: Buffer): OnlyFile {
  try {
    return { kind: 'file', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return refused('holds no UTF-8 text')
  }
}
