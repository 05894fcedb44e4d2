import { posix } from 'node:path'
import { Failure } from '../../model/failure.ts'
import type { Problem, Read } from '../../model/problem.ts'
import type { Environment, Release, Workspace } from '../../model/workspace.ts'
import type { Cache } from '../../ports/cache.ts'
import type { Files } from '../../ports/files.ts'
import { partOf, type Part } from '../shards/part-of.ts'
import { rememberedEnvironment } from './remembered-environment.ts'

/** Which part of a workspace a verb works on; empty lists mean all of it. */
export type Selection = {
  readonly root: string
  readonly environments: readonly string[]
  readonly releases: readonly string[]
  /** Of what is selected, the part of one machine; left out where one does all of it. */
  readonly part?: Part
}

/** Reads values/<env>/environment.yml and capabilities of every selected environment, or fails with every problem in them. */
export const loadWorkspace = (files: Readable, selection: Selection): Promise<Workspace> =>
  load(files, selection, async (root, name) => (await import('./load-environment.ts')).loadEnvironment(files, root, name))

/** The same for the verb that records capabilities: whatever stands in their place, or nothing, is about to be written over. */
export const loadUnrecorded = (files: Files, selection: Selection): Promise<Workspace> =>
  load(files, selection, async (root, name) => (await import('./load-environment.ts')).loadUnrecordedEnvironment(files, root, name))

/** The same for the verb that writes digests: they may be missing, and it asks no cluster. */
export const loadUnlocked = (files: Files, selection: Selection): Promise<Workspace> =>
  load(files, selection, async (root, name) => (await import('./load-environment.ts')).loadUnlockedEnvironment(files, root, name))

/** The same from the cache, for texts that were read before: reading YAML with positions for messages takes longer than all else that an unchanged render does. */
export const loadRemembered = (files: Files, selection: Selection, cache: Cache): Promise<Workspace> =>
  load(files, selection, (root, name) => rememberedEnvironment({ files, cache, root, name }))

/** What reading a workspace asks of whoever holds its files. */
type Readable = Pick<Files, 'readText' | 'list'>

type EnvironmentLoader = (root: string, name: string) => Promise<Read<Environment>>

async function load(files: Readable, selection: Selection, environmentOf: EnvironmentLoader): Promise<Workspace> {
  const names = await environmentNames(files, selection)
  const read = await Promise.all(names.map((name) => environmentOf(selection.root, name)))
  const problems = read.flatMap((result) => (result.ok ? [] : result.problems))
  if (problems.length > 0)
    throw new Failure('config-invalid', `Cannot read the workspace: ${count(problems)}`, {
      hint: 'Mend what is listed, then run the same command again',
      problems,
    })

  const environments = read.flatMap((result) => (result.ok ? [result.value] : [])).map((environment) => withReleases(environment, selection.releases))
  const wanted = selection.releases.filter((name) => !environments.some((environment) => environment.releases.some((release) => release.name === name)))
  if (wanted.length > 0)
    throw new Failure('usage', `No environment has a release "${wanted.join('", "')}"`, { hint: 'Name a release that environment.yml lists' })
  return { root: selection.root, environments: selection.part === undefined ? environments : partOf(environments, selection.part) }
}

async function environmentNames(files: Readable, { root, environments }: Selection): Promise<readonly string[]> {
  const folders = (await files.list(posix.join(root, 'values')))
    .filter((entry) => entry.endsWith('/') && !entry.startsWith('_'))
    .map((entry) => entry.slice(0, -1))
  const unknown = environments.filter((name) => !folders.includes(name))
  if (unknown.length > 0) {
    throw new Failure('config-invalid', `There is no environment "${unknown.join('", "')}": expected values/${unknown[0]}/environment.yml`, {
      hint: `Environments here: ${folders.join(', ') || 'none'}`,
    })
  }
  if (folders.length === 0)
    throw new Failure('config-invalid', 'There is no environment: expected values/<env>/environment.yml', { hint: 'npm run init -- --env NAME makes one' })
  return environments.length > 0 ? environments : folders
}

const withReleases = (environment: Environment, names: readonly string[]): Environment =>
  names.length === 0 ? environment : { ...environment, releases: environment.releases.filter((release: Release) => names.includes(release.name)) }

const count = (problems: readonly Problem[]): string => `${problems.length} problem${problems.length === 1 ? '' : 's'}`
