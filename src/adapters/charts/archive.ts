import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Extract, type Header } from 'tar-stream'
import { Failure } from '../../model/failure.ts'
import { createBudget, type Budget } from './budget.ts'
import { roleOf, type ChartContents, type ChartFile } from './contents.ts'
import { defect, printable } from './defects.ts'

/** Reads a chart archive as a stream, and unpacks nothing to disk. Refuses what helm or another reader could take for something else than we do. */
export async function readArchive(bytes: Buffer): Promise<ChartContents> {
  const { chartYaml, schemas } = await read(bytes, createBudget(), 0)
  if (chartYaml === undefined) throw defect('it holds no Chart.yaml', 'Take the .tgz that helm package or helm pull makes')
  return { chartYaml, schemas }
}

type Found = { readonly chartYaml: Buffer | undefined; readonly schemas: readonly ChartFile[] }

// Subcharts hold subcharts; in practice two levels.
const maxDepth = 8

async function read(bytes: Buffer, budget: Budget, depth: number): Promise<Found> {
  if (depth > maxDepth) throw defect('its subcharts hold each other without an end', 'Take another chart')
  const files = await filesIn(bytes, budget)
  const chartYamls = files.filter(({ path }) => roleOf(path) === 'chart-yaml')
  if (chartYamls.length > 1) throw defect('it holds two Chart.yaml', 'Take the .tgz that helm package or helm pull makes')
  const nested = await Promise.all(files.filter(({ path }) => roleOf(path) === 'subchart').map((file) => schemasOf(file, budget, depth + 1)))
  return { chartYaml: chartYamls[0]?.bytes, schemas: [...files.filter(({ path }) => roleOf(path) === 'schema'), ...nested.flat()] }
}

/** The schemas of a subchart's archive. */
export async function schemasOf({ path, bytes }: ChartFile, budget: Budget, depth = 1): Promise<readonly ChartFile[]> {
  const { schemas } = await read(bytes, budget, depth)
  return schemas.map((schema) => ({ ...schema, path: `${path}/${schema.path}` }))
}

// A quarter faster than zlib's own 16 KiB.
const chunkSize = 2 ** 18

/** The files that have a role for us, by their path below the one folder that an archive holds. */
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
  const roots = new Set<string>()
  for await (const entry of reader) {
    budget.takeEntry()
    const [root = '', ...parts] = partsOf(entry.header)
    const path = parts.join('/')
    if (root !== '') roots.add(root)
    if (roots.size > 1) throw defect(`it holds two folders, ${[...roots].map(printable).join(' and ')}`, oneFolder)
    if (entry.header.type === 'file' && path === '') throw defect(`${printable(entry.header.name)} lies outside of the folder of the chart`, oneFolder)
    if (entry.header.type === 'file' && roleOf(path) !== 'other') files.push({ path, bytes: await bytesOf(entry) })
    else entry.resume()
  }
  return files
}

const oneFolder = 'A chart archive holds one folder: take the .tgz that helm package or helm pull makes'

function partsOf({ name, type }: Header): readonly string[] {
  const shown = printable(name)
  if (type !== 'file' && type !== 'directory') throw defect(`${shown} is a ${type}, expected files and folders only`, 'Pack the chart with helm package')
  const parts = name.split('/')
  if (name.startsWith('/') || name.includes('\\') || parts.includes('..'))
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
