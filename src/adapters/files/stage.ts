import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, posix } from 'node:path'
import { systemCode } from './failing-as.ts'
import { besideName, clearLeftovers } from './leftovers.ts'
import { swapIn, takeAway } from './swap.ts'
import { isInside, refuseLink, refuseLinkOut } from './workspace.ts'

/** A folder built beside its place, and how it gets there. */
export type Staged = { readonly putInPlace: () => void; readonly discard: () => void }

type Wanted = { readonly files: ReadonlyMap<string, string>; readonly same: ReadonlySet<string>; readonly workspaceRoot: string }

/** Builds a folder beside its place; an empty map only takes the old one away later. */
export function stage(path: string, { files, same, workspaceRoot }: Wanted): Staged {
  if (!isInside(path, workspaceRoot)) throw new Error(`${path} is outside of the workspace ${workspaceRoot}`)
  const parent = dirname(path)
  refuseLinks(path, workspaceRoot)
  const fresh = join(parent, besideName('new', basename(path)))
  const discard = (): void => rmSync(fresh, { recursive: true, force: true })
  try {
    mkdirSync(parent, { recursive: true })
    clearLeftovers(parent)
    if (files.size > 0) build(fresh, { path, files, same })
  } catch (error) {
    discard()
    throw error
  }
  const putInPlace = (): void => {
    // Again: the links may have come while helm was running.
    refuseLinks(path, workspaceRoot)
    if (files.size === 0) takeAway(path)
    else swapIn(fresh, path)
  }
  return { putInPlace, discard }
}

function refuseLinks(path: string, workspaceRoot: string): void {
  refuseLinkOut(dirname(path), workspaceRoot)
  refuseLink(path, workspaceRoot)
}

function build(folder: string, { path, files, same }: { path: string; files: ReadonlyMap<string, string>; same: ReadonlySet<string> }): void {
  const names = [...files.keys()]
  for (const name of names) {
    if (!isPlain(name)) throw new Error(`${JSON.stringify(name)} is no relative file name`)
  }
  for (const parent of new Set(names.map((name) => posix.dirname(name)))) mkdirSync(join(folder, parent), { recursive: true })
  for (const [name, text] of files) {
    if (!same.has(name) || !isKept(join(path, name), join(folder, name))) writeFileSync(join(folder, name), text, { flag: 'wx' })
  }
}

// store/ encodes names; this is the last gate before the disk.
const isPlain = (name: string): boolean => !/[\\\0]/.test(name) && name.split('/').every((part) => !['', '.', '..'].includes(part))

/** The file itself under a second name, with its inode and its times; false where that cannot be, and it has to be written. */
function isKept(old: string, fresh: string): boolean {
  try {
    linkSync(old, fresh)
    return true
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return false
  }
}
