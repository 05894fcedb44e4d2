import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Extract, type Header } from 'tar-stream'
import { Failure } from '../../model/failure.ts'
import { createBudget, type Budget } from './budget.ts'
import { chartFile, contentsOf, roleOf, type ChartContents, type ChartFile } from './contents.ts'
import { defect, printable } from './defects.ts'

/** Reads a chart archive as a stream, and unpacks nothing to disk. Refuses what helm or another reader could take for something else than we do. */
export const readArchive = (bytes: Buffer): Promise<ChartContents> => read(bytes, createBudget(), 0)

// Subcharts hold subcharts; in practice two levels.
const maxDepth = 8

async function read(bytes: Buffer, budget: Budget, depth: number): Promise<ChartContents> {
  if (depth > maxDepth) throw defect('its subcharts hold each other without an end', 'Take another chart')
  const files = await filesIn(bytes, budget)
  return contentsOf(files, await Promise.all(files.filter(({ path }) => roleOf(path) === 'subchart').map((file) => packedIn(file, budget, depth + 1))))
}

/** What a subchart's archive holds, by paths below the chart that holds the archive. */
export async function packedIn({ path, bytes }: ChartFile, budget: Budget, depth = 1): Promise<ChartContents> {
  const { schemas, manifests, calls } = await read(bytes, budget, depth)
  const below = (file: ChartFile): ChartFile => ({ ...file, path: `${path}/${file.path}` })
  return { schemas: schemas.map(below), manifests: manifests.map(below), calls }
}

// A quarter faster than zlib's own 16 KiB.
const chunkSize = 2 ** 18

/** The files, by their path below the one folder that an archive holds. */
async function filesIn(bytes: Buffer, budget: Budget): Promise<readonly ChartFile[]> {
  const reader = extract()
  const counted = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      budget.takeBytes(chunk.length)
      yield chunk
    }
  }
  const flow = pipeline(Readable.from([bytes], { objectMode: false }), createGunzip({ chunkSize }), counted, reader)
  const [entries, unpacking] = await Promise.allSettled([collect(reader, budget), flow])
  const reasons = [entries, unpacking].flatMap((one): readonly unknown[] => (one.status === 'rejected' ? [one.reason] : []))
  const refused = reasons.find((reason) => reason instanceof Failure)
  if (refused !== undefined) throw refused
  if (entries.status === 'rejected' || reasons.length > 0)
    throw defect('it is no gzipped tar archive, or a damaged one', 'Take the .tgz that helm package or helm pull makes', reasons[0])
  return entries.value
}

async function collect(reader: Extract, budget: Budget): Promise<readonly ChartFile[]> {
  const files: ChartFile[] = []
  const seen = { roots: new Set<string>(), files: new Set<string>() }
  for await (const entry of reader) {
    budget.takeEntry()
    const path = pathOf(entry.header, seen)
    if (entry.header.type === 'file') files.push(chartFile(path, await bytesOf(entry)))
    else entry.resume()
  }
  return files
}

/** The path below the one folder. helm takes the last of two files with one path, another reader the first. */
function pathOf(header: Header, seen: { readonly roots: Set<string>; readonly files: Set<string> }): string {
  const [root = '', ...parts] = partsOf(header)
  const path = parts.join('/')
  if (root !== '') seen.roots.add(root)
  if (seen.roots.size > 1) throw defect(`it holds two folders, ${[...seen.roots].map(printable).join(' and ')}`, oneFolder)
  if (header.type !== 'file') return path
  if (path === '') throw defect(`${printable(header.name)} lies outside of the folder of the chart`, oneFolder)
  if (seen.files.has(path)) throw defect(`it holds two ${printable(path)}`, oneFolder)
  seen.files.add(path)
  return path
}

const oneFolder = 'A chart archive holds one folder: take the .tgz that helm package or helm pull makes'

function partsOf({ name, type }: Header): readonly string[] {
  const shown = printable(name)
  if (type !== 'file' && type !== 'directory') throw defect(`${shown} is a ${type}, expected files and folders only`, 'Pack the chart with helm package')
  const parts = name.split('/')
  if (name.startsWith('/') || name.includes('\\') || parts.some((part) => part === '..' || /^[a-z]:/i.test(part)))
    throw defect(`the entry ${shown} leads out of the archive`, 'Take another chart, and ask who made this one')
  return parts.filter((part) => part !== '' && part !== '.')
}

async function bytesOf(entry: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of entry) {
    if (chunk instanceof Uint8Array) chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
