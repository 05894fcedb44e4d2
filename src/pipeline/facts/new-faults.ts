import type { RuleFault } from '../../model/refusal.ts'

type Fault = Pick<RuleFault, 'path' | 'said'>

/** What is wrong after a change and was not before it: what was wrong already is tolerated, and not this change's doing. */
export function newFaults<T>(before: T | undefined, after: T, faultsIn: (side: T) => readonly Fault[]): readonly Fault[] {
  const faults = safely(after, faultsIn)
  const known = new Set((faults.length === 0 || before === undefined ? [] : safely(before, faultsIn)).map(textOf))
  return faults.filter((fault) => !known.has(textOf(fault)))
}

/** An expression that is too deep, or a fault of ours: what nobody looked at is not fine. */
function safely<T>(side: T, faultsIn: (side: T) => readonly Fault[]): readonly Fault[] {
  try {
    return faultsIn(side)
  } catch (error) {
    return [{ path: '', said: `has rules that cannot be judged: ${error instanceof Error ? error.name : 'no error'}` }]
  }
}

const textOf = (fault: Fault): string => JSON.stringify(fault)
