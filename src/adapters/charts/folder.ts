import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { compareText } from '../../model/json.ts'
import { packedIn } from './archive.ts'
import { createBudget, type Budget } from './budget.ts'
import { contentsOf, roleOf, type ChartContents, type ChartFile } from './contents.ts'
import { defect, printable } from './defects.ts'

/** Reads a chart folder as helm would, which follows links: each must stay in the chart or the workspace. */
export async function readFolder(path: string, workspaceRoot: string): Promise<{ readonly contents: ChartContents; readonly digest: string }> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw defect('there is no such folder', 'Put the chart there, or correct repository')
  const reading = { root: realpathSync(path), workspace: realpathSync(workspaceRoot), budget: createBudget() }
  const names = namesBelow('', reading, []).toSorted(compareText)
  const hash = createHash('sha256')
  const files = names.flatMap((name) => read(name, reading, (bytes) => hash.update(`${JSON.stringify(name)} ${bytes.length}\n`).update(bytes)))
  const packed = await Promise.all(files.filter((file) => roleOf(file.path) === 'subchart').map((file) => packedIn(file, reading.budget)))
  return { contents: contentsOf(files, packed), digest: `sha256:${hash.digest('hex')}` }
}

type Reading = { readonly root: string; readonly workspace: string; readonly budget: Budget }

/** Paths of all files below a folder of the chart. `above` are the real folders on the way down: a link to one of them has no end. */
function namesBelow(folder: string, reading: Reading, above: readonly string[]): readonly string[] {
  const real = realpathSync(join(reading.root, folder))
  if (above.includes(real)) throw defect(`the link ${printable(folder)} leads back to a folder that it is in`, 'Remove the link')
  return readdirSync(real, { withFileTypes: true }).flatMap((entry) => {
    const name = posix.join(folder, entry.name)
    reading.budget.takeEntry()
    if (entry.isSymbolicLink()) refuseLinkOut(name, reading)
    const found = statSync(join(reading.root, name))
    if (found.isDirectory()) return namesBelow(name, reading, [...above, real])
    if (found.isFile()) return [name]
    throw defect(`${printable(name)} is neither a file nor a folder`, 'Remove it from the chart')
  })
}

/** helm puts what a link leads to into its output. .git holds credentials, and is no part of what is reviewed. */
function refuseLinkOut(name: string, { root, workspace }: Reading): void {
  const target = realPathOf(join(root, name))
  if (target === undefined) throw defect(`the link ${printable(name)} leads nowhere`, 'Remove the link')
  const isInside = [root, workspace].some((folder) => target.startsWith(folder + sep))
  const isGits = relative(workspace, target).split(sep).includes('.git')
  if (!isInside || isGits) throw defect(`the link ${printable(name)} leads out of the workspace`, 'Replace the link by the file itself')
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ELOOP')) return undefined
    throw error
  }
}

/** Hands the bytes over for the digest, and keeps them where the file has a role. */
function read(name: string, { root, budget }: Reading, hash: (bytes: Buffer) => void): readonly ChartFile[] {
  budget.takeBytes(statSync(join(root, name)).size)
  const bytes = readFileSync(join(root, name))
  hash(bytes)
  return roleOf(name) === 'other' ? [] : [{ path: name, bytes }]
}
