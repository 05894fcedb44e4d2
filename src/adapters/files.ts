import { type Dirent, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { compareText } from '../model/json.ts'
import type { Files } from '../ports/files.ts'
import { failingAs, orAbsent } from './files/failing-as.ts'
import { fingerprint } from './files/fingerprint.ts'
import { besideName, clearLeftovers, isOurs } from './files/leftovers.ts'
import { exclusively } from './files/lock.ts'
import { readGiven, readText } from './files/read-text.ts'
import { stage } from './files/stage.ts'
import { isInside, refuseLinkOut } from './files/workspace.ts'

// Calls are synchronous: thousands of files are read at once, which would hold a descriptor each, and small files are read before a thread could start to.

/** Paths → bytes on disk and back. Below the workspace nothing is written through a link that leads out of it. */
export function createFiles(workspaceRoot: string): Files {
  return {
    readText: async (path) => failingAs('read', path, () => orAbsent(undefined, () => readText(path))),
    readGiven: async (path) => failingAs('read', path, () => orAbsent(undefined, () => readGiven(path))),
    list: async (path) => failingAs('read', path, () => orAbsent([], () => list(path, workspaceRoot))),
    walk: async (path) => failingAs('read', path, () => orAbsent([], () => walk(path, workspaceRoot))),
    realPath: async (path) => failingAs('read', path, () => orAbsent(undefined, () => realpathSync(path))),
    fingerprint: async (folder) => failingAs('read', folder, () => fingerprint(folder)),
    writeText: async (path, text) => failingAs('write', path, () => writeText(path, text, workspaceRoot)),
    stage: async (path, files, same) => {
      const { putInPlace, discard } = failingAs('write', path, () => stage(path, { files, same, workspaceRoot }))
      return { putInPlace: async () => failingAs('write', path, putInPlace), discard: async () => failingAs('write', path, discard) }
    },
    exclusively: (folder, exclusive) => exclusively(folder, exclusive, workspaceRoot),
  }
}

function list(path: string, workspaceRoot: string): readonly string[] {
  if (isInside(path, workspaceRoot)) clearLeftovers(path)
  return entries(path)
    .map((entry) => (isFolder(entry) ? `${entry.name}/` : entry.name))
    .toSorted(compareText)
}

const entries = (path: string): readonly Dirent[] => readdirSync(path, { withFileTypes: true }).filter((entry) => !isOurs(entry.name))

const isFolder = (entry: Dirent): boolean =>
  entry.isSymbolicLink() ? orAbsent(false, () => statSync(join(entry.parentPath, entry.name)).isDirectory()) : entry.isDirectory()

function walk(path: string, workspaceRoot: string): readonly string[] {
  if (isInside(dirname(path), workspaceRoot)) clearLeftovers(dirname(path))
  return below(path, '').toSorted(compareText)
}

/** Links are neither followed nor listed: what they lead to is not below this folder. */
function below(folder: string, prefix: string): readonly string[] {
  return entries(folder).flatMap((entry) => {
    if (entry.isDirectory()) return below(join(folder, entry.name), `${prefix}${entry.name}/`)
    return entry.isFile() ? [`${prefix}${entry.name}`] : []
  })
}

function writeText(path: string, text: string, workspaceRoot: string): void {
  const folder = dirname(path)
  if (isInside(path, workspaceRoot)) refuseLinkOut(folder, workspaceRoot)
  mkdirSync(folder, { recursive: true })
  clearLeftovers(folder)
  const beside = join(folder, besideName('tmp', basename(path)))
  try {
    writeFileSync(beside, text, { flag: 'wx' })
    renameSync(beside, path)
  } finally {
    rmSync(beside, { force: true })
  }
}
