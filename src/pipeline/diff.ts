import { posix } from 'node:path'
import { compare } from '../compare/compare.ts'
import type { Change } from '../model/change.ts'
import { findDrift } from '../drift/drift.ts'
import { withLanes } from '../judge/judge.ts'
import type { Drift } from '../model/drift.ts'
import { Failure } from '../model/failure.ts'
import { keyOf, type Manifest } from '../model/manifest.ts'
import type { EnvironmentOutcome, Outcome, ReleaseOutcome } from '../model/outcome.ts'
import type { Environment } from '../model/workspace.ts'
import type { Git } from '../ports/git.ts'
import type { Ports } from '../ports/ports.ts'
import { loadWorkspace, type Selection } from './load-workspace.ts'
import { emptyOutcome } from './outcomes.ts'
import { readFolder } from './read-folder.ts'
import { manifestsOf, renderedTree, type RenderedRelease } from './rendered-tree.ts'
import { sent } from './withheld.ts'

export type DiffOptions = Selection & {
  /** A Git revision; '' is the merge base with the default branch. */
  readonly base: string
  /** Compare with the live cluster instead of a Git base. */
  readonly isLive: boolean
  /** Exit 10 when anything differs. */
  readonly hasExitCode: boolean
}

/** What rendered/ changes, against a Git base or the live cluster. */
export async function diff(options: DiffOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const { environments } = await loadWorkspace(ports.files, options)
  const sides = options.isLive ? await liveSides(options, environments, ports) : await gitSides(options, environments, ports)
  const changes = sides.flatMap((side) => side.changes)
  const against = sides[0]?.against ?? 'nothing'
  return {
    ...emptyOutcome('diff'),
    exitCode: options.hasExitCode && changes.length > 0 ? 10 : 0,
    environments: sides.map((side) => side.outcome),
    changes: changes.map(withLanes),
    summary: changes.length === 0 ? `What is rendered is the same as in ${against}.` : `${summaryOf(changes)} against ${against}.`,
    next: changes.length === 0 ? '' : 'npm run check',
    timings: { diff: ports.clock.now() - started },
  }
}

type Side = { readonly outcome: EnvironmentOutcome; readonly changes: readonly Change[]; readonly against: string }

async function gitSides(options: DiffOptions, environments: readonly Environment[], ports: Ports): Promise<readonly Side[]> {
  const git = await ports.git()
  if (!(await git.isRepository()))
    throw new Failure('usage', `Cannot compare with a Git base: ${options.root} is not in a Git work tree`, {
      hint: 'Run git init and commit rendered/, or compare with the cluster: --live',
    })
  const revision = options.base === '' ? await git.base() : await git.resolve(options.base)
  const against = revision === undefined ? 'an empty tree' : `base ${revision.slice(0, 7)}`
  return Promise.all(environments.map((environment) => gitSide(options.root, environment, { git, revision, against, ports })))
}

async function gitSide(
  root: string,
  environment: Environment,
  { git, revision, against, ports }: { git: Git; revision: string | undefined; against: string; ports: Ports },
): Promise<Side> {
  const folder = posix.join('rendered', environment.name)
  const [before, after] = await Promise.all([
    revision === undefined ? new Map<string, string>() : git.tree(revision, folder),
    readFolder(ports.files, posix.join(root, folder)),
  ])
  const moved = movedFiles(relativeTo(folder, before), after)
  const releases = new Set([...moved.before.keys(), ...moved.after.keys()].map((name) => name.split('/', 1)[0] ?? ''))
  const changesOf = (release: string): readonly Change[] =>
    compare(manifestsOf(below(release, moved.before), folder), manifestsOf(below(release, moved.after), folder))
  const perRelease = [...releases].toSorted().map((name) => ({ name, changes: changesOf(name) }))
  return {
    against,
    changes: perRelease.flatMap((release) => release.changes),
    outcome: {
      name: environment.name,
      releases: perRelease.map(({ name, changes }) => ({ name, version: '', objects: below(name, after).size - 1, ...countsOf(changes), digest: '' })),
    },
  }
}

/** Equal files are never parsed. */
function movedFiles(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  const differs = ([name]: readonly [string, string]): boolean => before.get(name) !== after.get(name)
  return { before: new Map([...before].filter(differs)), after: new Map([...after].filter(differs)) }
}

const relativeTo = (folder: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...files].map(([path, text]) => [posix.relative(folder, path), text]))

const below = (release: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...files].filter(([name]) => name.startsWith(`${release}/`)))

async function liveSides(options: DiffOptions, environments: readonly Environment[], ports: Ports): Promise<readonly Side[]> {
  return Promise.all(
    environments.map(async (environment) => {
      const releases = await renderedTree(options.root, environment, ports)
      const desired = sent(releases.flatMap((release) => release.manifests))
      const cluster = await ports.cluster(environment.context)
      const live = await cluster.read(desired)
      const changes = wouldChange(desired, live, findDrift({ desired, live, extra: [] }))
      return {
        against: `the live cluster ${environment.context}`,
        changes,
        outcome: { name: environment.name, releases: releases.map((release) => liveOutcome(release, changes)) },
      }
    }),
  )
}

function liveOutcome({ outcome, manifests }: RenderedRelease, changes: readonly Change[]): ReleaseOutcome {
  const own = new Set(manifests.map((manifest) => keyOf(manifest.id)))
  return { ...outcome, ...countsOf(changes.filter((change) => own.has(keyOf(change.id)))) }
}

/** Drift read the other way round: what applying would do to the cluster. */
function wouldChange(desired: readonly Manifest[], live: readonly Manifest[], drift: readonly Drift[]): readonly Change[] {
  const desiredOf = new Map(desired.map((manifest) => [keyOf(manifest.id), manifest]))
  const liveOf = new Map(live.map((manifest) => [keyOf(manifest.id), manifest]))
  return drift.flatMap((item): readonly Change[] => {
    const after = desiredOf.get(keyOf(item.id))
    const before = liveOf.get(keyOf(item.id))
    if (after === undefined) return []
    if (item.kind === 'missing' || before === undefined) return [{ kind: 'create', id: item.id, after }]
    return item.kind === 'changed' ? [{ kind: 'update', id: item.id, before, after, patch: item.patch }] : []
  })
}

const countsOf = (changes: readonly Change[]): { added: number; changed: number; removed: number } => ({
  added: changes.filter((change) => change.kind === 'create').length,
  changed: changes.filter((change) => change.kind === 'update').length,
  removed: changes.filter((change) => change.kind === 'delete').length,
})

function summaryOf(changes: readonly Change[]): string {
  const { added, changed, removed } = countsOf(changes)
  return `${changed} changed, ${added} added, ${removed} deleted`
}
