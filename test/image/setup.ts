import { spawnSync } from 'node:child_process'
import { installPackages } from '../debian.ts'

const programs = ['podman', 'runc', 'mmdebstrap'] as const

const isThere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

/** Whether an image can be built and run here: its base is made by mmdebstrap, which has to be root for that. */
export const canBuild = (): boolean => process.getuid?.() === 0 && programs.every(isThere)

/** Before the tests: what is missing is installed, where it may be. */
export function setup(): void {
  const missing = programs.filter((program) => !isThere(program))
  if (missing.length > 0) installPackages(...missing)
}
