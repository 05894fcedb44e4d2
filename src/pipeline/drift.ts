import type { Drift } from '../model/drift.ts'
import type { Finding } from '../model/finding.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Environment } from '../model/workspace.ts'
import type { Ports } from '../ports/ports.ts'
import type { DriftOptions, Source } from './drift/options.ts'
import { seenOf } from './drift/seen-of.ts'
import { loadWorkspace } from './workspace/load-workspace.ts'
import { commandFor } from './command-for.ts'
import { emptyOutcome } from './outcomes.ts'

/** Live against desired: what differs, by whose hand, and what of it is as it should be. */
export async function drift(options: DriftOptions, ports: Ports, source: Source = { files: ports.files, commit: 'HEAD' }): Promise<Outcome> {
  const started = ports.clock.now()
  const { environments } = await loadWorkspace(source.files, options)
  const seen = await Promise.all(environments.map((environment) => seenOf(options, environment, { ports, source })))
  const found = seen.flatMap((one) => one.drift)
  const refused = seen.flatMap((one) => one.refused)
  return {
    ...emptyOutcome('drift'),
    exitCode: exitCodeOf(found, refused),
    environments: seen.map((one) => one.outcome),
    findings: [...refused, ...seen.flatMap((one) => one.findings)],
    drift: found,
    hiddenDrift: seen.flatMap((one) => one.hidden),
    driftHints: seen.flatMap((one) => one.hints),
    summary: summaryOf(found, environments, refused.length),
    next:
      found.length > 0 && environments.length === 1
        ? `${commandFor(
            'drift',
            environments.map(({ name }) => name),
          )} --fix`
        : '',
    timings: { drift: ports.clock.now() - started },
  }
}

/** Where the server would not try an object and nothing else drifted, nobody knows whether it did: that is a failure to look. */
function exitCodeOf(found: readonly Drift[], refused: readonly Finding[]): number {
  if (found.length > 0) return 10
  return refused.length > 0 ? 3 : 0
}

function summaryOf(found: readonly Drift[], environments: readonly Environment[], refused: number): string {
  const names = environments.map((environment) => environment.name).join(', ')
  const unknown = refused === 0 ? '' : ` ${refused} ${refused === 1 ? 'object was' : 'objects were'} refused when tried, so more is not known.`
  if (found.length === 0) return refused === 0 ? `What lives in ${names} is what is committed.` : `No drift was seen in ${names}.${unknown}`
  const counted = (kind: Drift['kind']): number => found.filter((item) => item.kind === kind).length
  const ending = counted('terminating') === 0 ? '' : `, ${counted('terminating')} being deleted`
  return `Drift in ${names}: ${counted('changed')} changed, ${counted('missing')} missing, ${counted('extra')} extra${ending}.${unknown}`
}
