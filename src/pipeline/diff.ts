import { Failure } from '../model/failure.ts'
import type { ObjectChange } from '../model/change.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import { countsOf, type Side } from './diff/side.ts'
import { meshPart } from './mesh/mesh-part.ts'
import { commandFor } from './command-for.ts'
import { emptyOutcome } from './outcomes.ts'
import type { Selection } from './workspace/load-workspace.ts'

export type DiffOptions = Selection & {
  /** A Git revision; '' is the merge base with the default branch. */
  readonly base: string
  /** Compare with the live cluster instead of a Git base. */
  readonly isLive: boolean
  /** Two files, folders or "-", relative to `cwd`, to compare instead of a workspace; both '' where it is one. */
  readonly paths: { readonly cwd: string; readonly from: string; readonly to: string }
  /** Exit 10 when anything differs. */
  readonly hasExitCode: boolean
  /** Show people what is otherwise folded, too. */
  readonly isWhole: boolean
  /** Say of each difference what makes it. */
  readonly isWhy: boolean
  /** What to print for machines instead of a report; '' for a report. */
  readonly patch: string
}

/** What rendered/ changes against a Git base or the live cluster, or what any two paths differ in. */
export async function diff(options: DiffOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const sides = await sidesOf(options, ports)
  const changes = sides.flatMap((side) => side.changes)
  const against = sides[0]?.against ?? 'nothing'
  const isWorkspace = options.paths.from === ''
  return {
    ...emptyOutcome('diff'),
    exitCode: options.hasExitCode && changes.length > 0 ? 10 : 0,
    environments: sides.flatMap((side) => side.outcomes),
    changes,
    ...(options.isWhole ? { isWhole: true } : {}),
    ...meshPart(sides.flatMap((side) => side.mesh)),
    output: options.patch === '' ? '' : await patchOf(options.patch, sides),
    notes: sides.flatMap((side) => side.notes),
    summary:
      changes.length === 0
        ? `${isWorkspace ? 'What is rendered' : options.paths.to} is the same as ${isWorkspace ? 'in ' : ''}${against}.`
        : `${summaryOf(changes)} against ${against}.`,
    next: changes.length === 0 || !isWorkspace ? '' : commandFor('check', options.environments),
    timings: { diff: ports.clock.now() - started },
  }
}

async function patchOf(kind: string, sides: readonly Side[]): Promise<string> {
  if (kind === 'json') return (await import('./diff/json-patches.ts')).jsonPatches(sides.flatMap((side) => side.changes))
  if (kind === 'unified') return (await import('./diff/unified-patches.ts')).unifiedPatches(sides.flatMap(({ texts }) => (texts === undefined ? [] : [texts])))
  throw new Failure('usage', `--patch is "${kind}", expected json or unified`, {
    hint: '--patch json is for kubectl and jq, --patch unified for patch and git apply',
  })
}

async function sidesOf(options: DiffOptions, ports: Ports): Promise<readonly Side[]> {
  const { from, to } = options.paths
  if ((from === '') !== (to === ''))
    throw new Failure('usage', `diff has ${from === '' ? '--to' : '--from'} and not the other path to compare with`, { hint: 'Name both: --from OLD --to NEW' })
  if (options.isWhy && (from !== '' || options.isLive))
    throw new Failure('usage', 'diff --why compares with a Git base, and with nothing else', { hint: 'Leave out --from, --to and --live' })
  if (options.patch === 'unified' && options.isLive) throw new Failure('usage', 'diff --live has no files to make a unified patch of', { hint: '--patch json' })
  if (from !== '') return [await (await import('./diff/path-side.ts')).pathSide(options.paths, ports)]
  return sidesOfWorkspace(options, ports)
}

async function sidesOfWorkspace(options: DiffOptions, ports: Ports): Promise<readonly Side[]> {
  const { environments } = await (await import('./workspace/load-workspace.ts')).loadWorkspace(ports.files, options)
  if (options.isLive) return (await import('./diff/live-sides.ts')).liveSides(options.root, environments, ports)
  return (await import('./diff/git-sides.ts')).gitSides(options, environments, ports)
}

function summaryOf(changes: readonly ObjectChange[]): string {
  const { added, changed, removed } = countsOf(changes)
  const renamed = changes.filter(({ kind }) => kind === 'rename').length
  return `${changed} changed, ${added} added, ${removed} deleted${renamed === 0 ? '' : ` (${renamed} of these only renamed)`}`
}
