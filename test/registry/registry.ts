import { execFile, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { request, type RequestListener } from 'node:http'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { freePorts } from '../cluster/free-ports.ts'

/** A real OCI registry on this machine, which forgets everything when the test ends. */
export type Registry = {
  readonly host: string
  /** Pushes archives with helm itself, below "charts/". */
  push(archives: readonly string[]): Promise<void>
  /** Hands a request on to the registry, so that a server of ours can stand in front of it. */
  readonly answer: RequestListener
  [Symbol.dispose](): void
}

export const whyNoRegistry = 'Go is not installed, so no registry can be built'

export async function startRegistry(): Promise<Registry> {
  const [port = 0] = await freePorts(1)
  const child = spawn(buildRegistry(), [`-port=${port}`], { stdio: 'ignore' })
  const host = `127.0.0.1:${port}`
  await isReady(`http://${host}/v2/`)
  return {
    host,
    push: (archives) => push(host, archives),
    answer: (asked, response) => {
      const { method, url: path, headers } = asked
      const onward = request({ host: '127.0.0.1', port, method, path, headers: { ...headers, authorization: '' } }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(response)
      })
      asked.pipe(onward)
    },
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  }
}

/** Builds the registry, once for each state of its go.mod, outside the checkout. */
function buildRegistry(): string {
  const hash = ['go.mod', 'go.sum'].reduce((all, name) => all.update(readFileSync(join(import.meta.dirname, name))), createHash('sha256')).digest('hex')
  const folder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'sluice', 'test')
  const program = join(folder, `oci-registry-${hash.slice(0, 16)}`)
  if (existsSync(program)) return program
  mkdirSync(folder, { recursive: true })
  // Beside and renamed: two test runs may build at once.
  const fresh = `${program}.${process.pid}`
  const args = ['build', '-mod=readonly', '-o', fresh, 'github.com/google/go-containerregistry/cmd/registry']
  execFileSync('go', args, { cwd: import.meta.dirname, stdio: 'inherit', env: { ...process.env, GOWORK: 'off' } })
  renameSync(fresh, program)
  return program
}

async function isReady(url: string): Promise<void> {
  // A tenth of a second is what it needs; ten seconds are for a machine that does much else.
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok === true) return
    await sleep(100)
  }
  throw new Error(`The registry does not answer at ${url}`)
}

async function push(host: string, archives: readonly string[]): Promise<void> {
  const helm = await embeddedProgram('helm')
  for (const archive of archives) await promisify(execFile)(helm, ['push', archive, `oci://${host}/charts`, '--plain-http'])
}
