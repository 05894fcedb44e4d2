import { posix } from 'node:path'
import { Failure } from '../../model/failure.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ToldResult } from '../../report/report.ts'
import { boundedResult } from './bounded-result.ts'

/** JSON reports from files, from folders that hold nothing else, and "-" for standard input; or every problem in them. */
export async function readResults(paths: readonly string[], cwd: string, ports: Ports): Promise<readonly ToldResult[]> {
  const files = (await Promise.all(paths.map((path) => filesAt(path, cwd, ports)))).flat()
  const texts = await Promise.all(files.map(async (file) => ({ file, text: await textOf(file, cwd, ports) })))
  const read = await Promise.all(texts.map(({ file, text }) => boundedResult(text, file === '-' ? 'standard input' : file)))
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems))
  if (problems.length > 0)
    throw new Failure('input-invalid', `Cannot read the results: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`, {
      hint: 'Mend what is listed',
      problems,
    })
  return read.flatMap((one) => (one.ok ? [one.value] : []))
}

/** A folder ends in "/", so that one that is not there is no result rather than an empty one. */
async function filesAt(path: string, cwd: string, ports: Ports): Promise<readonly string[]> {
  if (!path.endsWith('/')) return [path]
  const files = await ports.files.walk(posix.resolve(cwd, path))
  if (files.length > 0) return files.map((file) => posix.join(path, file))
  throw new Failure('usage', `There is no result in "${path}", expected a file for each part`, {
    hint: 'Name the folder that the artifacts were put into; where every part failed, run them again',
  })
}

async function textOf(path: string, cwd: string, ports: Ports): Promise<string> {
  if (path === '-') return ports.terminal.input()
  const text = await ports.files.readText(posix.resolve(cwd, path))
  if (text === undefined)
    throw new Failure('usage', `There is no result at "${path}"`, { hint: 'Name a file that --report json=FILE wrote, or - for standard input' })
  return text
}
