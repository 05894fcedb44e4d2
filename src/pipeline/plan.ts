import { tokenText, type Manner } from '../apply/apply.ts'
import { findDrift } from '../drift/drift.ts'
import { refOf } from '../model/manifest.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Plan, PlannedObject } from '../model/plan.ts'
import type { Ports } from '../ports/ports.ts'
import { judgedAgain } from './apply/judged-again.ts'
import { pruningOf, type Pruning } from './apply/inventory/pruning.ts'
import { workOf, type Work } from './apply/work.ts'
import type { Selection } from './workspace/load-workspace.ts'
import { emptyOutcome } from './outcomes.ts'
import { byDrift, plannedWaves } from './sending/planned-waves.ts'
import { verdictSentence } from './verdicts.ts'

export type PlanOptions = Selection & Manner & { /** The Git revision to apply; '' for HEAD. */ readonly revision: string }

// What only matters once something is written.
const nothingWritten = {
  token: undefined,
  scope: 'all',
  isConfirmed: false,
  isWaiting: false,
  timeoutMs: 0,
  isPrintStream: false,
  lock: { isOff: true, patienceMs: 0 },
  prune: { isOn: false, named: [] },
  result: '',
} as const

/** What `apply` would do: what leaves first, then wave by wave, with the token that stands for it. It writes nothing. */
export async function plan(options: PlanOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const work = await workOf({ ...options, ...nothingWritten }, ports)
  const now = await judgedAgain(work)
  const planned = await planOf(work, await pruningOf(work))
  const { name } = work.environment
  const { verdict, findings, waived } = now.decision
  const token = verdict === 'block' ? {} : { token: tokenText(await now.covered()) }
  return {
    ...emptyOutcome('plan'),
    exitCode: verdict === 'block' ? 11 : 0,
    verdict,
    findings,
    waived,
    environments: [{ name, releases: work.releases.map(({ outcome }) => outcome), ...token, plan: planned }],
    summary: `${verdictSentence(verdict, now.decision)} ${countsOf(name, planned)}`,
    next: verdict === 'block' ? '' : `npm run apply -- --env ${name}`,
    timings: { plan: ports.clock.now() - started },
  }
}

async function planOf({ environment, revision, sending, waves, ports }: Work, { isOn, plan: pruned }: Pruning): Promise<Plan> {
  const cluster = await ports.cluster(environment.context)
  const live = await cluster.read(sending)
  return {
    against: 'live',
    revision,
    leaving: (pruned?.deleted ?? []).map(refOf),
    keeping: (pruned?.kept ?? []).map(({ manifest, why }) => ({ object: refOf(manifest), why })),
    isPruning: isOn,
    waves: plannedWaves(waves, byDrift(findDrift({ desired: sending, live, extra: [] }))),
  }
}

function countsOf(environment: string, { leaving, keeping, isPruning, waves }: Plan): string {
  const moving = waves.flatMap(({ objects }) => objects)
  const counted = (does: PlannedObject['does']): number => moving.filter((one) => one.does === does).length
  const left = keeping.length + (isPruning ? 0 : leaving.length)
  const gone = `${isPruning ? `${leaving.length} deleted, ` : ''}${left} left behind`
  const still = waves.reduce((sum, wave) => sum + wave.still, 0)
  const run = counted('run') === 0 ? '' : `, ${counted('run')} ${counted('run') === 1 ? 'hook runs' : 'hooks run'}`
  return `apply would leave ${environment} with ${gone}, ${counted('create')} created, ${counted('change')} changed, ${still} as they are${run}.`
}
