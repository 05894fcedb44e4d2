import { posix } from 'node:path'
import type { ObjectChange } from '../../../model/change.ts'
import { compareIds } from '../../../model/manifest.ts'
import type { Note } from '../../../model/outcome.ts'
import type { Environment } from '../../../model/workspace.ts'
import type { Git } from '../../../ports/git.ts'
import type { Ports } from '../../../ports/ports.ts'
import { readProvenance } from '../../../store/store.ts'
import { committedFiles } from '../../workspace/committed-files.ts'
import { loadEnvironment } from '../../workspace/load-environment.ts'
import type { Side } from '../side.ts'
import { inCopy, pathsOf } from './in-copy.ts'
import { causedBy, withCauses, type Explained } from './with-causes.ts'

export type Place = { readonly root: string; readonly revision: string; readonly git: Git; readonly ports: Ports }

/** What differs in an environment since a revision, each difference with what makes it. */
export async function explainedSide(side: Side, now: Environment, place: Place): Promise<Side> {
  const { root, revision, git } = place
  const base = await loadEnvironment(committedFiles(git, revision, root), root, now.name)
  if (!base.ok) return { ...side, changes: side.changes.map((change) => causedBy(change, [])), notes: [unreadable(now.name, revision)] }

  const releases = Map.groupBy(side.changes, ({ source }) => source.release)
  const touched = base.value.releases.filter(({ name }) => releases.has(name))
  const copy = await git.copy(revision, pathsOf(touched, root))
  try {
    const states = { now, before: inCopy(base.value, root, copy.folder), copied: copy.folder }
    const explained: Explained[] = []
    // One after another: what they render together they then find in the cache.
    for (const [name, changes] of releases) explained.push(await explainedRelease(changes, { ...states, name, side }, place))
    const changes = explained.flatMap((one) => one.changes).toSorted((left, right) => compareIds(left.object, right.object))
    return { ...side, changes, notes: explained.flatMap(({ notes }) => notes) }
  } finally {
    await copy.discard()
  }
}

type States = {
  readonly name: string
  readonly now: Environment
  readonly before: Environment
  /** The folder that `before` is read from. */
  readonly copied: string
  readonly side: Side
}

async function explainedRelease(changes: readonly ObjectChange[], { name, now, before, copied, side }: States, place: Place): Promise<Explained> {
  const { root, revision, git, ports } = place
  const [old, current] = [before, now].map(({ releases }) => releases.find((release) => release.name === name))
  // One that environment.yml lists on one side only.
  if (old === undefined || current === undefined) return { changes: changes.map((change) => causedBy(change, ['release'])), notes: [] }

  const folder = posix.join('rendered', now.name, name)
  const standing = new Map([...(await git.tree(revision, folder))].map(([path, text]) => [posix.relative(folder, path), text]))
  const provenance = (await ports.files.readText(posix.join(root, folder, 'render.yml'))) ?? ''
  const pair = {
    base: { root: copied, environment: before, release: old, provenance: readProvenance(standing.get('render.yml') ?? '') },
    now: { root, environment: now, release: current, provenance: readProvenance(provenance) },
  }
  return withCauses(changes, { pair, standing, definitions: side.definitions, ports })
}

const unreadable = (environment: string, revision: string): Note => ({
  sign: 'warn',
  text: `No cause is known for ${environment}: its environment.yml at ${revision.slice(0, 7)} cannot be read`,
})
