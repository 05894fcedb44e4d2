import { spawnSync } from 'node:child_process'
import { installPackages } from '../debian.ts'

const shells = ['zsh', 'fish'] as const

const isThere = (shell: string): boolean => spawnSync(shell, ['--version']).error === undefined

/** A laptop need not have every shell; CI leaves none out. */
export const mayLack = (shell: (typeof shells)[number]): boolean => process.env['CI'] !== 'true' && !isThere(shell)

/** Before the tests: the shells that are missing are installed, where they may be. */
export function setup(): void {
  const missing = shells.filter((shell) => !isThere(shell))
  if (missing.length > 0) installPackages(...missing)
}
