import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { createGit } from '../../src/adapters/git.ts'
import { createRun } from '../../src/adapters/run.ts'
import type { Git } from '../../src/ports/git.ts'

export const identity = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'C', GIT_COMMITTER_EMAIL: 'c@example.com' }

/** A fresh repository for each test, with no commit, and a home without settings. */
export type Repository = {
  readonly outer: string
  readonly root: string
  readonly users: () => Record<string, string>
  /** Git itself, as a user runs it. */
  readonly git: (...args: readonly string[]) => string
  readonly adapter: (folder?: string, env?: Record<string, string>) => Git
  readonly put: (path: string, text: string | Uint8Array) => void
}

export function freshRepository(): Repository {
  let outer = ''
  const run = createRun()
  const root = (): string => join(outer, 'work')
  const users = (): Record<string, string> => ({ PATH: process.env['PATH'] ?? '', HOME: join(outer, 'home'), GIT_CONFIG_NOSYSTEM: '1' })
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root(), encoding: 'utf8', env: { ...users(), ...identity }, stdio: 'pipe' })
  beforeEach(() => {
    outer = mkdtempSync(join(tmpdir(), 'sluice-git-'))
    mkdirSync(join(outer, 'home'))
    mkdirSync(root())
    git('init', '-q', '-b', 'main')
  })
  afterEach(() => rmSync(outer, { recursive: true }))
  return {
    get outer() {
      return outer
    },
    get root() {
      return root()
    },
    users,
    git,
    adapter: (folder = root(), env = identity) => createGit(run, folder, { ...users(), ...env }),
    put: (path, text) => {
      mkdirSync(dirname(join(root(), path)), { recursive: true })
      writeFileSync(join(root(), path), text)
    },
  }
}
