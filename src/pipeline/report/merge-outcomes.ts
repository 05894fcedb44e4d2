import { missingShards } from '../../gate/gate.ts'
import { Failure } from '../../model/failure.ts'
import type { Verdict } from '../../model/finding.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { Shards } from '../../model/shard.ts'
import { meshPart } from '../mesh/mesh-part.ts'
import { emptyOutcome } from '../outcomes.ts'
import { verdictSentence } from '../verdicts.ts'
import { inOrder, joined, longest } from './joined.ts'
import { joinedEnvironments } from './joined-environments.ts'
import { joinedShards } from './joined-shards.ts'

/**
 * Outcomes of parts → that of the whole, whatever the order, and whether some were joined before. What is not here yet blocks; once it comes, the whole
 * is what it would have been in one run.
 */
export function mergeOutcomes(parts: readonly Outcome[]): Outcome {
  const verb = theOnlyVerb(parts)
  const shards = joinedShards(parts)
  const findings = inOrder([...parts.flatMap((part) => part.findings.filter(isOfPart)), ...missingShards(shards)])
  const found = {
    environments: joinedEnvironments(parts),
    changes: inOrder(parts.flatMap((part) => part.changes)),
    findings,
    ...joined(
      parts.map((part) => part.waived),
      (waived) => ({ waived }),
    ),
    ...joined(
      parts.map((part) => part.drift),
      (drift) => ({ drift }),
    ),
    ...joined(
      parts.map((part) => part.hiddenDrift),
      (hiddenDrift) => ({ hiddenDrift }),
    ),
    ...joined(
      parts.map((part) => part.driftHints),
      (driftHints) => ({ driftHints }),
    ),
    ...meshPart(inOrder(parts.flatMap(({ mesh }) => (mesh === undefined ? [] : [mesh])))),
    ...sameRevision(parts),
    notes: inOrder(parts.flatMap((part) => part.notes)),
    timings: longest(parts.map((part) => part.timings)),
  }
  const isWhole = findings.every(isOfPart)
  const verdict = isWhole ? shards.verdict : 'block'
  const exitCode = isWhole ? shards.exitCode : 11
  return { ...emptyOutcome(verb), ...found, shards, verdict, exitCode, summary: sentenceOf(shards, verdict, found) }
}

/** What is missing is found anew each time. */
const isOfPart = ({ rule }: Outcome['findings'][number]): boolean => rule !== 'gate/shard-missing'

// Of these, what the parts found is what the whole would have found.
const mergeable = ['render', 'diff', 'check', 'drift']

function theOnlyVerb(parts: readonly Outcome[]): string {
  const verbs = [...new Set(parts.map(({ verb }) => verb))]
  const [verb, ...others] = verbs
  if (verb !== undefined && others.length === 0 && mergeable.includes(verb)) return verb
  throw new Failure('input-invalid', `Cannot merge results of ${verbs.join(' and ')}: expected those of one verb of ${mergeable.join(', ')}`, {
    hint: 'Print each by itself: report FILE',
  })
}

/** Parts that saw several commits are about none of them. */
function sameRevision([first, ...others]: readonly Outcome[]): Pick<Outcome, 'revision'> {
  const revision = first?.revision
  return revision !== undefined && others.every((other) => other.revision?.commit === revision.commit) ? { revision } : {}
}

function sentenceOf(
  { have, count }: Shards,
  verdict: Verdict | null,
  { changes, drift, findings, waived = [] }: Pick<Outcome, 'changes' | 'drift' | 'findings' | 'waived'>,
): string {
  const parts = count === 0 ? ' Nothing counts these results: one that is missing would not be noticed.' : ` In ${have.length} of ${count} parts.`
  if (verdict !== null) return `${verdictSentence(verdict, { findings, waived })}${parts}`
  const drifted = drift === undefined ? '' : `, ${drift.length} drifted`
  return `${changes.length} changed${drifted}.${parts}`
}
