import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, posix } from 'node:path'
import { Failure } from '../../model/failure.ts'
import { orAbsent, systemCode } from './failing-as.ts'
import { besideName, clearLeftovers } from './leftovers.ts'
import { isInside, refuseLink, refuseLinkOut } from './workspace.ts'

/** Builds a folder beside its place and renames it in; an empty map only takes the old one away. */
export function replaceFolder(path: string, files: ReadonlyMap<string, string>, workspaceRoot: string): void {
  if (!isInside(path, workspaceRoot)) throw new Error(`${path} is outside of the workspace ${workspaceRoot}`)
  refuseLinkOut(dirname(path), workspaceRoot)
  refuseLink(path, workspaceRoot)
  mkdirSync(dirname(path), { recursive: true })
  clearLeftovers(dirname(path))

  const fresh = join(dirname(path), besideName('new', basename(path)))
  try {
    build(fresh, files)
    if (files.size === 0) moveAway(path)
    else moveIn(fresh, path)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function build(folder: string, files: ReadonlyMap<string, string>): void {
  const names = [...files.keys()]
  for (const name of names) {
    if (!isPlain(name)) throw new Error(`${JSON.stringify(name)} is no relative file name`)
  }
  for (const parent of new Set(names.map((name) => posix.dirname(name)))) mkdirSync(join(folder, parent), { recursive: true })
  for (const [name, text] of files) writeFileSync(join(folder, name), text, { flag: 'wx' })
}

// store/ encodes names; this is the last gate before the disk.
const isPlain = (name: string): boolean => !/[\\\0]/.test(name) && name.split('/').every((part) => !['', '.', '..'].includes(part))

// Another run may replace the same folder at the same moment; one of the two wins, and neither is lost half-way.
const attempts = 5

function moveIn(fresh: string, path: string): void {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (swap(fresh, path)) return
  }
  throw new Failure('files-failed', `Cannot replace ${path}: another run keeps replacing it`, { hint: 'Wait for the other run to end' })
}

/** The two renames stand next to each other, so that only a kill between them leaves a gap, which the next run closes. */
function swap(fresh: string, path: string): boolean {
  const aside = asideOf(path)
  const hasOld = renamed(path, aside)
  try {
    renameSync(fresh, path)
  } catch (error) {
    const isTaken = ['ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')
    if (!isTaken && hasOld) renameSync(aside, path)
    if (!isTaken) throw error
    rmSync(aside, { recursive: true, force: true })
    return false
  }
  rmSync(aside, { recursive: true, force: true })
  return true
}

function moveAway(path: string): void {
  const aside = asideOf(path)
  if (renamed(path, aside)) rmSync(aside, { recursive: true })
}

const asideOf = (path: string): string => join(dirname(path), besideName('old', basename(path)))

const renamed = (from: string, to: string): boolean =>
  orAbsent(false, () => {
    renameSync(from, to)
    return true
  })
