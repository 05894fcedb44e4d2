import type { Outcome } from '../model/outcome.ts'
import type { Call } from './verb.ts'

/** The page that --explain asks for. */
export async function explained(verb: string, call: Call): Promise<Outcome> {
  const { explain } = await import('../pipeline/explain.ts')
  return explain(verb, { rule: call.text('explain'), sluice: call.sluice }, call.ports)
}
