import { posix } from 'node:path'
import { Failure } from '../model/failure.ts'
import { pageOf } from '../model/finding.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import { knownRules, nearRules } from './workspace/known-rules.ts'
import { emptyOutcome } from './outcomes.ts'

/** The page of one rule. `sluice` is the folder of Sluice itself. */
export async function explain(verb: string, { rule, sluice }: { rule: string; sluice: string }, ports: Ports): Promise<Outcome> {
  if (!knownRules.includes(rule)) throw unknownRule(verb, rule)
  const page = await ports.files.readText(posix.join(sluice, pageOf(rule)))
  if (page === undefined)
    throw new Failure('files-failed', `Cannot explain ${rule}: ${pageOf(rule)} is missing from this copy of Sluice`, { hint: 'Install Sluice again' })
  return { ...emptyOutcome(verb), output: page }
}

function unknownRule(verb: string, rule: string): Failure {
  const near = nearRules(rule)
  const hint =
    near.length === 0
      ? `docs/rules/README.md lists the rules; npm run ${verb} -- --explain crd/property-removed prints one`
      : `Did you mean ${near.join(' or ')}?`
  return new Failure('usage', `Cannot explain "${rule}": there is no such rule`, { hint })
}
