import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cacheRootOf } from '../../src/adapters/programs/cache-root.ts'
import type { Podman } from './podman.ts'

export const base = 'localhost/debian:stand-in'
export const builder = 'localhost/node:stand-in'

/** Images in the place of the two that the Containerfile names, made of Debian's packages and this machine's npm: no image registry is asked. */
export async function makeBases(podman: Podman, suite: string): Promise<void> {
  await podman.must('import', debianOf(suite), base)
  const context = mkdtempSync(join(tmpdir(), 'sluice-builder-'))
  try {
    fill(context)
    await podman.must('build', '--isolation', 'chroot', '--pull=never', '--tag', builder, context)
  } finally {
    rmSync(context, { recursive: true, force: true })
  }
}

// What the slim images of Debian leave out of their packages, too.
const slim = ['locale', 'doc', 'man'].map((folder) => `--dpkgopt=path-exclude=/usr/share/${folder}/*`)
const clean = '--aptopt=DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin || true"; }'

function debianOf(suite: string): string {
  const path = join(cacheRootOf(process.env), 'image', `debian-${suite}.tar`)
  if (existsSync(path)) return path
  mkdirSync(dirname(path), { recursive: true })
  const beside = `${path}.${process.pid}.part.tar`
  execFileSync('mmdebstrap', ['--quiet', '--variant=minbase', ...slim, clean, suite, beside], { stdio: ['ignore', 'ignore', 'inherit'] })
  renameSync(beside, path)
  return path
}

/** The layout of the Node image: both programs below /usr/local. */
const builderFile = `FROM ${base}
RUN apt-get update && apt-get install --yes --no-install-recommends libatomic1
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
`

function fill(context: string): void {
  cpSync(process.execPath, join(context, 'node'))
  cpSync(join(dirname(realpathSync(npmOfPath())), '..'), join(context, 'npm'), { recursive: true })
  writeFileSync(join(context, 'Containerfile'), builderFile + trusting(context, process.env['NODE_EXTRA_CA_CERTS'] ?? ''))
}

const npmOfPath = (): string => execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim()

/** Behind a proxy, npm here and npm in there believe the same authorities. */
function trusting(context: string, authorities: string): string {
  if (authorities === '') return ''
  cpSync(authorities, join(context, 'authorities.pem'), { dereference: true })
  return 'COPY authorities.pem /etc/authorities.pem\nENV NODE_EXTRA_CA_CERTS=/etc/authorities.pem\n'
}
