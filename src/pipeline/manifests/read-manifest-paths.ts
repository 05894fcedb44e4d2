import { posix } from 'node:path'
import { Failure } from '../../model/failure.ts'
import type { Problem } from '../../model/problem.ts'
import type { Ports } from '../../ports/ports.ts'

export type NamedText = { readonly file: string; readonly text: string }

/** Texts of manifests from files, folders (every .yaml, .yml and .json below) and "-" for standard input. Relative paths start at `cwd`. */
export async function readManifestPaths(paths: readonly string[], cwd: string, ports: Ports): Promise<readonly NamedText[]> {
  const texts = await Promise.all(paths.map((path) => (path === '-' ? standardInput(ports) : readPath(path, cwd, ports))))
  return texts.flat()
}

async function standardInput(ports: Ports): Promise<readonly NamedText[]> {
  return [{ file: 'standard input', text: await ports.terminal.input() }]
}

async function readPath(path: string, cwd: string, ports: Ports): Promise<readonly NamedText[]> {
  const absolute = posix.resolve(cwd, path)
  const names = (await ports.files.walk(absolute)).filter(isManifest)
  if (names.length === 0) return [{ file: path, text: await readFile(path, absolute, ports) }]
  return Promise.all(names.map(async (name) => ({ file: posix.join(path, name), text: (await ports.files.readText(posix.join(absolute, name))) ?? '' })))
}

const isManifest = (name: string): boolean => /\.(ya?ml|json)$/.test(name) && posix.basename(name) !== 'render.yml'

async function readFile(path: string, absolute: string, ports: Ports): Promise<string> {
  const text = await ports.files.readGiven(absolute)
  if (text === undefined)
    throw new Failure('usage', `There is no file or folder with manifests at "${path}"`, {
      hint: 'Name a manifest, a folder of .yaml, .yml or .json files, or - for standard input',
    })
  return text
}

/** Problems of several files as one failure. */
export const unreadable = (problems: readonly Problem[]): Failure =>
  new Failure('input-invalid', `Cannot read the manifests: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`, {
    hint: 'Mend what is listed',
    problems,
  })
