import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildPrograms } from './build-programs.ts'
import { buildFlags, controllers, servers, type ProgramSet } from './programs.ts'

/** The folder that holds all programs of a set, or why there is none. */
export type Found = { readonly folder: string } | { readonly missing: string }

/** The folder with the go.mod that pins the servers. */
const moduleFolder = fileURLToPath(new URL('.', import.meta.url))

/** etcd and kube-apiserver: those that KUBEBUILDER_ASSETS names, else built once with Go into a cache outside the checkout. */
export async function findServers(): Promise<Found> {
  const assets = process.env['KUBEBUILDER_ASSETS'] ?? ''
  if (assets === '') return findBuilt(servers)
  return isComplete(assets, servers) ? { folder: assets } : { missing: `KUBEBUILDER_ASSETS names ${assets}, which lacks ${namesOf(servers)}` }
}

/** kube-controller-manager, kube-scheduler and kwok; envtest carries none of them, so KUBEBUILDER_ASSETS is asked and may lack them. */
export async function findControllers(): Promise<Found> {
  const assets = process.env['KUBEBUILDER_ASSETS'] ?? ''
  return assets !== '' && isComplete(assets, controllers) ? { folder: assets } : findBuilt(controllers)
}

async function findBuilt(set: ProgramSet): Promise<Found> {
  const go = await goVersion()
  if (go === '') return { missing: `KUBEBUILDER_ASSETS does not name them, and there is no go on the PATH to build ${namesOf(set)}` }
  const folder = join(cacheHome(), 'sluice', set.folder, keyOf(set, go))
  if (isComplete(folder, set)) return { folder }
  try {
    await buildPrograms(set, moduleFolder, folder)
  } catch (error) {
    return { missing: `go could not build ${namesOf(set)}: ${error instanceof Error ? error.message : String(error)}` }
  }
  return isComplete(folder, set) ? { folder } : { missing: `${folder} lacks ${namesOf(set)} after the build` }
}

const namesOf = ({ programs }: ProgramSet): string => programs.map(({ name }) => name).join(', ')

const isComplete = (folder: string, { programs }: ProgramSet): boolean => programs.every(({ name }) => isProgram(join(folder, name)))

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Such as "go1.26.8", as the module's own toolchain line resolves it; '' where there is no Go. */
async function goVersion(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('go', ['env', 'GOVERSION'], { cwd: moduleFolder })
    return stdout.trim()
  } catch {
    return ''
  }
}

const cacheHome = (): string => process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')

/** Everything that decides the programs' bytes. */
function keyOf({ programs }: ProgramSet, go: string): string {
  const hash = createHash('sha256')
  for (const folder of new Set(programs.map(({ module }) => module))) {
    for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(moduleFolder, folder, file)))
  }
  return hash
    .update(JSON.stringify([buildFlags, programs, go, process.platform, process.arch]))
    .digest('hex')
    .slice(0, 16)
}
