import { execFileSync } from 'node:child_process'

/** Installs packages of Debian where we may; elsewhere whoever needs them has to say that they are missing. */
export function installPackages(...names: readonly string[]): void {
  if (process.getuid?.() !== 0) return
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...names)
}

// Another project's setup may be installing just now.
const waiting = ['-o', 'DPkg::Lock::Timeout=300']

function apt(...args: readonly string[]): void {
  execFileSync('apt-get', ['-qq', ...waiting, ...args], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}
