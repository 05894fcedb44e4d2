import { readFile, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, dirname, join, resolve, sep } from 'node:path'
import { load } from 'js-yaml'
import { Failure } from '../../model/failure.ts'
import { isObject, type JsonObject } from '../../model/json.ts'

/** What one file says, and the folder from which its relative paths start. */
export type KubeconfigFile = { readonly folder: string; readonly body: JsonObject }

/** All files that are there, in the order in which they count; `named` are the paths that were looked at. */
export type KubeconfigFiles = { readonly named: readonly string[]; readonly files: readonly KubeconfigFile[] }

type Around = { readonly env: Readonly<Record<string, string | undefined>>; readonly workspaceRoot: string }

/** The files that KUBECONFIG names, else the one of the home folder. Failure 'config-invalid' where one lies in the workspace. */
export async function readFiles({ env, workspaceRoot }: Around): Promise<KubeconfigFiles> {
  const named = pathsIn(env['KUBECONFIG'] ?? '')
  const found = await Promise.all(named.map((path) => readOne(path, workspaceRoot)))
  return { named, files: found.flatMap((file) => file ?? []) }
}

function pathsIn(variable: string): readonly string[] {
  const named = variable.split(delimiter).filter((path) => path !== '')
  return named.length > 0 ? named : [join(homedir(), '.kube', 'config')]
}

async function readOne(path: string, workspaceRoot: string): Promise<KubeconfigFile | undefined> {
  const real = await realpath(path).catch(() => undefined)
  if (real === undefined) return undefined
  const roots = [resolve(workspaceRoot), await realpath(workspaceRoot).catch(() => resolve(workspaceRoot))]
  if ([resolve(path), real].some((place) => roots.some((root) => isInside(place, root)))) throw fromWorkspace(path)
  return { folder: dirname(resolve(path)), body: bodyIn(await textOf(path), path) }
}

export const isInside = (path: string, root: string): boolean => root !== sep && `${path}${sep}`.startsWith(`${root}${sep}`)

const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    throw unreadable(path, cause)
  })

/** The parser's own message quotes the file, tokens and all, so it is not passed on. */
function bodyIn(text: string, path: string): JsonObject {
  const body = parsed(text)
  if (isObject(body)) return body
  throw unreadable(path)
}

function parsed(text: string): unknown {
  try {
    return load(text) ?? {}
  } catch {
    return undefined
  }
}

const unreadable = (path: string, cause?: unknown): Failure =>
  new Failure('cluster-unreachable', `${path} is no kubeconfig that can be read`, {
    hint: `KUBECONFIG=${path} kubectl config view shows what is wrong with it`,
    cause,
  })

/** It names servers and programs, so whoever may change the workspace could send credentials elsewhere, or run what they like. */
const fromWorkspace = (path: string): Failure =>
  new Failure('config-invalid', `Cannot use the kubeconfig ${path}: it lies in the workspace, expected one that no change of the repository brings`, {
    hint: 'Move it out of the workspace, for example to ~/.kube/config, and let KUBECONFIG name it there',
  })
