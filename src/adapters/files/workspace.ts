import { lstatSync, realpathSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { Failure } from '../../model/failure.ts'
import { orAbsent } from './failing-as.ts'

export const isInside = (path: string, folder: string): boolean =>
  `${resolve(path)}${sep}`.startsWith(resolve(folder) === sep ? sep : `${resolve(folder)}${sep}`)

/** A pull request can bring a link; what is written below the workspace must stay there. */
export function refuseLinkOut(folder: string, workspaceRoot: string): void {
  const there = nearestThere(resolve(folder))
  if (!isInside(there, workspaceRoot)) return
  const real = realpathSync(there)
  if (isInside(real, realpathSync(workspaceRoot))) return
  throw new Failure('files-failed', `Cannot write below ${relative(workspaceRoot, there)}: a link there leads out of the workspace, to ${real}`, {
    hint: `Replace the link by a folder: ${relative(workspaceRoot, there)}`,
  })
}

export function refuseLink(folder: string, workspaceRoot: string): void {
  const found = orAbsent(undefined, () => lstatSync(folder))
  if (found === undefined || found.isDirectory()) return
  throw new Failure(
    'files-failed',
    `Cannot write below ${relative(workspaceRoot, folder)}: it is a ${found.isSymbolicLink() ? 'link' : 'file'}, expected a folder`,
    {
      hint: `Remove ${relative(workspaceRoot, folder)}`,
    },
  )
}

const nearestThere = (path: string): string =>
  orAbsent(undefined, () => lstatSync(path)) === undefined && dirname(path) !== path ? nearestThere(dirname(path)) : path
