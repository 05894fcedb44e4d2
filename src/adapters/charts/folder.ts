import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { compareText } from '../../model/json.ts'
import { packedIn } from './archive.ts'
import { createBudget, type Budget } from './budget.ts'
import { chartFile, contentsOf, roleOf, type ChartContents, type ChartFile } from './contents.ts'
import { defect, printable } from './defects.ts'

/** Reads a chart folder, in which there must be no link. */
export async function readFolder(path: string, workspaceRoot: string): Promise<{ readonly contents: ChartContents; readonly digest: string }> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw defect('there is no such folder', 'Put the chart there, or correct repository')
  refuseLinkOut(path, workspaceRoot)
  const reading = { root: path, budget: createBudget() }
  const names = namesBelow('', reading).toSorted(compareText)
  const hash = createHash('sha256')
  const files = names.map((name) => read(name, reading, (bytes) => hash.update(`${JSON.stringify(name)} ${bytes.length}\n`).update(bytes)))
  const packed = await Promise.all(files.filter((file) => roleOf(file.path) === 'subchart').map((file) => packedIn(file, reading.budget)))
  return { contents: contentsOf(files, packed), digest: `sha256:${hash.digest('hex')}` }
}

type Reading = { readonly root: string; readonly budget: Budget }

/** Paths of all files below a folder of the chart. helm follows links, and puts what they lead to into its output. */
function namesBelow(folder: string, reading: Reading): readonly string[] {
  return readdirSync(join(reading.root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = posix.join(folder, entry.name)
    reading.budget.takeEntry()
    if (entry.isDirectory()) return namesBelow(name, reading)
    if (entry.isFile()) return [name]
    throw entry.isSymbolicLink()
      ? defect(`it holds the link ${printable(name)}, which can lead anywhere`, 'Replace the link by the file itself')
      : defect(`${printable(name)} is neither a file nor a folder`, 'Remove it from the chart')
  })
}

const isBelow = (path: string, folder: string): boolean => path.startsWith(folder + sep)

/** A folder that a link brings into the workspace is none that was reviewed there. */
function refuseLinkOut(path: string, workspaceRoot: string): void {
  if (!isBelow(path, workspaceRoot) || isBelow(realpathSync(path), realpathSync(workspaceRoot))) return
  throw defect('a link on the way to it leads out of the workspace', 'Let repository name the folder itself')
}

/** Hands the bytes over for the digest. */
function read(name: string, { root, budget }: Reading, hash: (bytes: Buffer) => void): ChartFile {
  budget.takeBytes(statSync(join(root, name)).size)
  const bytes = readFileSync(join(root, name))
  hash(bytes)
  return chartFile(name, bytes)
}
