import { definitionsIn, wavesOf, type Wave } from '../apply/apply.ts'
import { notJudged } from '../gate/gate.ts'
import { Failure } from '../model/failure.ts'
import { textAt } from '../model/json.ts'
import { keyOf, nameOf, type Manifest } from '../model/manifest.ts'
import type { Note, Outcome } from '../model/outcome.ts'
import type { Environment } from '../model/workspace.ts'
import { dumpStream } from '../normalise/normalise.ts'
import type { Cluster } from '../ports/cluster.ts'
import type { Kubectl } from '../ports/kubectl.ts'
import type { Ports } from '../ports/ports.ts'
import { digestOf } from '../render/render.ts'
import { baseOf } from './base-of.ts'
import { judged } from './check.ts'
import { liveFacts } from './live-facts.ts'
import { pagesOf, withLiving } from './living.ts'
import { loadWorkspace, type Selection } from './load-workspace.ts'
import { emptyOutcome } from './outcomes.ts'
import { refuseHooks } from './refuse-hooks.ts'
import { releaseScopes } from './release-scopes.ts'
import { renderedTree } from './rendered-tree.ts'
import { reviewedGate } from './reviewed-gate.ts'
import { verdictSentence } from './verdicts.ts'
import { sent, withheldNotes } from './withheld.ts'

export type ApplyOptions = Selection & {
  readonly isConfirmed: boolean
  readonly mode: 'server' | 'client'
  readonly isForced: boolean
  /** Print the exact stream and apply nothing. */
  readonly isPrintStream: boolean
}

// How long a new CRD may take to be Established: seconds in practice, a minute on a busy control plane.
const establishedLimitMs = 60_000

/** Checks again on the live cluster, then pipes the committed tree into kubectl, CRDs first. */
export async function apply(options: ApplyOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const { environments } = await loadWorkspace(ports.files, options)
  await refuseUncommitted(options.root, ports)
  const [environment, ...others] = environments
  if (environment === undefined || others.length > 0)
    throw new Failure('usage', 'apply changes one environment at a time', { hint: `Name it: --env ${environments.map(({ name }) => name).join(' or --env ')}` })

  const releases = await renderedTree(options.root, environment, ports)
  refuseHooks(environment, releases)
  const desired = releases.flatMap((release) => release.manifests)
  const base: Outcome = { ...emptyOutcome('apply'), environments: [{ name: environment.name, releases: releases.map((release) => release.outcome) }] }
  const sending = sent(desired)
  const waves = wavesOf(sending)
  if (options.isPrintStream) return { ...base, output: waves.map(streamOf).join('---\n') }

  const gate = await reviewedGate(environment, { root: options.root, isWhole: options.releases.length === 0, ports })
  const before = await baseOf(environment, options.releases, ports)
  const live = await ports.cluster(environment.context)
  const cluster = await liveFacts(live, { desired, base: before })
  const asked = { desired, base: before, cluster, releases: releaseScopes(releases, gate.environment), mode: options.mode }
  const question = await withLiving(asked, pagesOf(live))
  const { findings, verdict, waived } = judged(question, environment, { gate, found: notJudged(environment.name, cluster.down) })
  const checked = ports.clock.now()
  const answer = { ...base, verdict, findings, waived, timings: { check: checked - started } }
  if (verdict === 'block')
    return { ...answer, exitCode: 11, summary: `${verdictSentence(verdict, { findings, waived })} Nothing was applied to ${environment.name}.` }

  await confirm(options, environment, { count: sending.length, sentence: verdictSentence(verdict, { findings, waived }), ports })
  const notes = await applyWaves(options, environment, { waves, desired: sending, ports })
  const withheld = await withheldNotes(desired, await ports.cluster(environment.context))
  return {
    ...answer,
    notes: [...notes, ...withheld],
    summary: summaryOf(environment, waves, notes),
    next: `npm run drift -- --env ${environment.name}`,
    timings: { check: checked - started, apply: ports.clock.now() - checked },
  }
}

/** Only committed bytes were reviewed. */
async function refuseUncommitted(root: string, ports: Ports): Promise<void> {
  const git = await ports.git()
  if (!(await git.isRepository()))
    throw new Failure('tree-modified', `Cannot apply: ${root} is not in a Git work tree, so nothing under rendered/ was reviewed`, {
      hint: 'Run git init, then npm run render -- --commit',
    })
  const modified = await git.modified('rendered')
  if (modified.length === 0) return
  const problems = modified.map((file) => ({
    file,
    line: 0,
    column: 0,
    path: '',
    message: 'This file is not as committed',
    hint: 'Commit it, or put it back: git checkout -- rendered',
  }))
  throw new Failure(
    'tree-modified',
    `Cannot apply: rendered/ has ${modified.length} uncommitted ${modified.length === 1 ? 'change' : 'changes'}. Nothing was applied`,
    { hint: 'Review and commit rendered/, then apply again', problems },
  )
}

async function confirm(
  options: ApplyOptions,
  environment: Environment,
  { count, sentence, ports }: { count: number; sentence: string; ports: Ports },
): Promise<void> {
  if (options.isConfirmed) return
  const typed = await ports.terminal.ask(`${sentence} ${count} objects go to ${environment.name}. Type ${environment.name} to apply: `)
  if (typed === undefined) throw new Failure('usage', `Cannot ask whether to apply to ${environment.name}: there is no terminal`, { hint: 'Pass --yes' })
  if (typed.trim() !== environment.name)
    throw new Failure('usage', `Not confirmed: expected "${environment.name}". Nothing was applied`, { hint: `Type ${environment.name}, or pass --yes` })
}

const streamOf = (wave: Wave): string => dumpStream(wave.manifests)

async function applyWaves(
  options: ApplyOptions,
  environment: Environment,
  { waves, desired, ports }: { waves: readonly Wave[]; desired: readonly Manifest[]; ports: Ports },
): Promise<readonly Note[]> {
  const [cluster, kubectl] = await Promise.all([ports.cluster(environment.context), ports.kubectl()])
  const before = await revisionsOf(cluster, desired)
  for (const [index, wave] of waves.entries()) {
    ports.terminal.say(`apply ${environment.name} wave ${index + 1} of ${waves.length}: ${wave.name}, ${wave.manifests.length} objects`)
    await applyWave(wave, { options, context: environment.context, cluster, kubectl }).catch((error: unknown) => stopped(error, index, waves))
  }
  const after = await revisionsOf(cluster, desired)
  return desired.map((manifest) => said(manifest, before, after))
}

async function applyWave(
  wave: Wave,
  { options, context, cluster, kubectl }: { options: ApplyOptions; context: string; cluster: Cluster; kubectl: Kubectl },
): Promise<void> {
  await kubectl.apply(streamOf(wave), { context, mode: options.mode, isForced: options.isForced })
  const definitions = definitionsIn(wave)
  if (definitions.length > 0) await cluster.awaitEstablished(definitions, establishedLimitMs)
}

/** Says how far apply came; running it again is always safe. */
function stopped(error: unknown, index: number, waves: readonly Wave[]): never {
  if (!(error instanceof Failure)) throw error
  const place = `Stopped in wave ${index + 1} of ${waves.length} (${waves[index]?.name ?? ''})`
  const before = index === 0 ? 'no earlier wave was applied' : 'the waves before it are applied'
  throw new Failure(error.code, `${place}, ${before}: ${error.message}`, { hint: error.hint, problems: error.problems, cause: error })
}

type Revisions = ReadonlyMap<string, string>

/** resourceVersion of each object that lives; kubectl itself does not say whether a server-side apply changed anything. */
async function revisionsOf(cluster: Cluster, desired: readonly Manifest[]): Promise<Revisions> {
  const live = await cluster.read(desired)
  return new Map(live.map((manifest) => [keyOf(manifest.id), textAt(manifest.body, 'metadata', 'resourceVersion') ?? '']))
}

function said(manifest: Manifest, before: Revisions, after: Revisions): Note {
  const key = keyOf(manifest.id)
  if (!after.has(key)) return { sign: 'warn', text: `${nameOf(manifest.id)} was applied, and is gone again` }
  if (!before.has(key)) return { sign: 'added', text: `${nameOf(manifest.id)} created` }
  return before.get(key) === after.get(key)
    ? { sign: 'plain', text: `${nameOf(manifest.id)} unchanged` }
    : { sign: 'changed', text: `${nameOf(manifest.id)} changed` }
}

function summaryOf(environment: Environment, waves: readonly Wave[], notes: readonly Note[]): string {
  const digest = digestOf(waves.map(streamOf).join('---\n')).slice(0, 19)
  const counted = (sign: Note['sign']): number => notes.filter((note) => note.sign === sign).length
  return `${environment.name}: ${notes.length} applied, ${counted('added')} created, ${counted('changed')} changed, ${counted('plain')} unchanged. Stream ${digest}….`
}
