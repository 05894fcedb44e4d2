import { posix } from 'node:path'
import type { Environment } from '../../model/workspace.ts'
import type { Ports } from '../../ports/ports.ts'
import { committedFiles, type Readable } from './committed-files.ts'
import { loadEnvironment } from './load-environment.ts'

/**
 * Programs that a context may run for its credentials: what the environments of that context say where a change left the default branch, so that none lets
 * itself run more. Outside Git the files count as they are. An environment that cannot be read allows nothing.
 */
export async function reviewedPrograms(context: string, root: string, ports: Pick<Ports, 'files' | 'git'>): Promise<readonly string[]> {
  const files = await reviewedFiles(root, ports)
  const folders = (await files.list(posix.join(root, 'values'))).filter((entry) => entry.endsWith('/') && !entry.startsWith('_'))
  const read = await Promise.all(folders.map((folder) => loadEnvironment(files, root, folder.slice(0, -1))))
  const environments: readonly Environment[] = read.flatMap((one) => (one.ok ? [one.value] : []))
  return environments.filter((environment) => environment.context === context).flatMap(({ execPlugins }) => execPlugins)
}

async function reviewedFiles(root: string, ports: Pick<Ports, 'files' | 'git'>): Promise<Readable> {
  const git = await ports.git()
  const revision = (await git.isRepository()) ? await git.reviewed() : undefined
  return revision === undefined ? ports.files : committedFiles(git, revision, root)
}
