import { Failure } from '../../model/failure.ts'
import type { Work } from './work.ts'

/** Asks the person at the terminal, who sees the verdict and the counts first. A token says that somebody did so before. */
export async function confirm({ options, environment, sending, ports }: Work, sentence: string): Promise<void> {
  if (options.isConfirmed || options.token !== undefined) return
  const typed = await ports.terminal.ask(`${sentence} ${sending.length} objects go to ${environment.name}. Type ${environment.name} to apply: `)
  if (typed === undefined)
    throw new Failure('usage', `Cannot ask whether to apply to ${environment.name}: there is no terminal`, {
      hint: 'Pass --yes, or the --token that check printed',
    })
  if (typed.trim() !== environment.name)
    throw new Failure('usage', `Not confirmed: expected "${environment.name}". Nothing was applied`, { hint: `Type ${environment.name}, or pass --yes` })
}
