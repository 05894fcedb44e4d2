import { posix } from 'node:path'
import { Failure } from '../../model/failure.ts'
import { isSame, type Json } from '../../model/json.ts'
import type { Environment, Release } from '../../model/workspace.ts'
import type { Git } from '../../ports/git.ts'
import type { Ports } from '../../ports/ports.ts'
import { committedFiles } from '../workspace/committed-files.ts'
import { loadWorkspace, type Selection } from '../workspace/load-workspace.ts'
import type { Touched } from './rows.ts'

/** What differs from a commit, environment by environment; everything where there is no commit to compare with. */
export async function touchedSince(base: string | undefined, selection: Selection, ports: Ports): Promise<readonly Touched[]> {
  const { environments } = await loadWorkspace(ports.files, selection)
  const git = await ports.git()
  if (base === undefined) return environments.map(whole)
  const changed = await git.changedSince(base)
  const before = await environmentsAt(base, selection, git)
  return environments.flatMap((environment) => touchedIn(environment, { before: before.get(environment.name), changed, root: selection.root }))
}

const whole = ({ name }: Environment): Touched => ({ environment: name, releases: [], isWhole: true })

/** What cannot be read at the base is new. */
async function environmentsAt(base: string, { root }: Selection, git: Git): Promise<ReadonlyMap<string, Environment>> {
  try {
    const { environments } = await loadWorkspace(committedFiles(git, base, root), { root, environments: [], releases: [] })
    return new Map(environments.map((environment) => [environment.name, environment]))
  } catch (error) {
    if (error instanceof Failure && error.code === 'config-invalid') return new Map()
    throw error
  }
}

type Since = { readonly before: Environment | undefined; readonly changed: readonly string[]; readonly root: string }

function touchedIn(environment: Environment, { before, changed, root }: Since): readonly Touched[] {
  if (before === undefined || movesWhatAllShare(environment, { before, changed, root })) return [whole(environment)]
  const releases = environment.releases.filter((release) => {
    const old = before.releases.find(({ name }) => name === release.name)
    return !isSame(plain(old), plain(release)) || placesOf(environment, release).some((place) => hasChanged(place, changed, root))
  })
  return releases.length === 0 ? [] : [{ environment: environment.name, releases: releases.map(({ name }) => name), isWhole: false }]
}

/** Its policy, its cluster, what it serves; and a release that left, since what it held leaves with it. */
function movesWhatAllShare(environment: Environment, { before, changed, root }: Since & { readonly before: Environment }): boolean {
  const { capabilitiesFile, snapshotFile, policy } = environment
  const files = [capabilitiesFile, snapshotFile, ...(policy.waiversFile === '' ? [] : [policy.waiversFile])]
  const hasLeft = before.releases.some(({ name }) => !environment.releases.some((release) => release.name === name))
  return (
    hasLeft || !isSame(plain({ ...environment, releases: [] }), plain({ ...before, releases: [] })) || files.some((file) => hasChanged(file, changed, root))
  )
}

// Of functions and of what is undefined, JSON keeps nothing: what is left is what files say.
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null))

/** Files and folders that a release is made of, and what was made of it. */
const placesOf = ({ name }: Environment, { values, encryptedSecrets, source, name: release }: Release): readonly string[] => [
  ...values,
  ...encryptedSecrets,
  ...('path' in source ? [source.path] : []),
  posix.join('rendered', name, release),
]

function hasChanged(place: string, changed: readonly string[], root: string): boolean {
  const path = posix.isAbsolute(place) ? posix.relative(root, place) : place
  return changed.some((file) => file === path || file.startsWith(`${path}/`))
}
