import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildServers, recipe } from './build-servers.ts'

/** Paths of both programs, or why there are none. */
export type Servers = { readonly etcd: string; readonly kubeApiserver: string } | { readonly missing: string }

/** The folder with the pinned go.mod of the servers. */
const moduleFolder = fileURLToPath(new URL('.', import.meta.url))

/** etcd and kube-apiserver: those that KUBEBUILDER_ASSETS names, else built once with Go into a cache outside the checkout. */
export async function findServers(): Promise<Servers> {
  const assets = process.env['KUBEBUILDER_ASSETS'] ?? ''
  if (assets !== '') return serversIn(assets) ?? { missing: `KUBEBUILDER_ASSETS names ${assets}, which lacks etcd or kube-apiserver` }
  const go = await goVersion()
  if (go === '') return { missing: 'KUBEBUILDER_ASSETS is not set, and there is no go on the PATH to build etcd and kube-apiserver' }
  const folder = join(cacheHome(), 'sluice', 'test-servers', keyOf(go))
  const built = serversIn(folder)
  if (built !== undefined) return built
  try {
    await buildServers(moduleFolder, folder)
  } catch (error) {
    return { missing: `go could not build etcd and kube-apiserver: ${error instanceof Error ? error.message : String(error)}` }
  }
  return serversIn(folder) ?? { missing: `${folder} lacks etcd or kube-apiserver after the build` }
}

function serversIn(folder: string): Servers | undefined {
  const found = { etcd: join(folder, 'etcd'), kubeApiserver: join(folder, 'kube-apiserver') }
  return isProgram(found.etcd) && isProgram(found.kubeApiserver) ? found : undefined
}

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
function keyOf(go: string): string {
  const hash = createHash('sha256')
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(moduleFolder, file)))
  return hash
    .update(JSON.stringify([recipe, go, process.platform, process.arch]))
    .digest('hex')
    .slice(0, 16)
}
