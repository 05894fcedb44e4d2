import { decide } from '../../../src/gate/gate.ts'
import { judge } from '../../../src/judge/judge.ts'
import { withRefusals } from '../../../src/pipeline/facts/refusals.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { strictPolicy } from '../../../src/model/workspace.ts'
import { random } from '../../fuzz/random.ts'
import { manifestOf, oldAndNew } from '../../judge/manifests.ts'
import type { Ask } from './ask.ts'
import { crdTrial } from './crd-trial.ts'
import { fieldTrial, requiredTrial } from './field-trial.ts'
import { runTrial } from './run-trial.ts'
import type { Trial } from './trial.ts'

/** One trial beside what the judge said of it. */
export type Result = {
  readonly name: string
  readonly kind: 'agrees' | 'missed' | 'false alarm' | 'invalid'
  readonly broken: readonly string[]
  readonly blocking: readonly string[]
}

export type Wanted = { readonly seed: number; readonly runs: number; readonly atOnce: number }

/** Tries that many changes on a real server, a few at once, and holds the judge to what happened. */
export async function differential(ask: Ask, { seed, runs, atOnce }: Wanted, report: (result: Result) => void): Promise<void> {
  const chance = random(seed)
  const trials = Array.from({ length: runs }, (_, index) => trialOf(`${seed}x${index}`, chance)).values()
  const worker = async (): Promise<void> => {
    for (const trial of trials) report(await judged(ask, trial))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

// Most of what a CRD says is its schema.
function trialOf(id: string, chance: ReturnType<typeof random>): Trial {
  const kind = chance.below(10)
  if (kind < 2) return crdTrial(id, chance)
  return kind < 3 ? requiredTrial(id, chance) : fieldTrial(id, chance)
}

async function judged(ask: Ask, trial: Trial): Promise<Result> {
  const truth = await runTrial(ask, trial)
  if (truth.kind === 'invalid') return { name: trial.name, kind: 'invalid', broken: [truth.why], blocking: [] }
  const findings = judge(withRefusals(oldAndNew([manifestOf(truth.live)], trial.after === undefined ? [] : [manifestOf(trial.after)])))
  const isBlocked = decide(findings, { policy: strictPolicy, waivers: [], today: '', isWhole: true }).verdict === 'block'
  return {
    name: trial.name,
    kind: kindOf(truth.broken.length > 0, isBlocked),
    broken: truth.broken,
    blocking: findings.filter(({ severity }) => severity === 'block').map(sayFinding),
  }
}

function kindOf(isBroken: boolean, isBlocked: boolean): Result['kind'] {
  if (isBroken === isBlocked) return 'agrees'
  return isBroken ? 'missed' : 'false alarm'
}

const sayFinding = ({ rule, message, change }: Finding): string => `${rule}: ${message} (${change})`
