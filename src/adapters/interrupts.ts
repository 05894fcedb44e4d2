import { Failure } from '../model/failure.ts'
import type { Interrupts } from '../ports/interrupts.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Signals of this process. */
export const createInterrupts = (): Interrupts => ({
  during: async (work) => {
    const told = new AbortController()
    const onSignal = (signal: NodeJS.Signals): void => {
      if (told.signal.aborted) return endByItself(signal)
      told.abort(
        new Failure('interrupted', `Stopped: this run was told to stop by ${signal}`, { hint: 'Run the same command again; what is applied stays applied' }),
      )
    }
    const ignore = (): void => signals.forEach((signal) => process.off(signal, onSignal))
    // Somebody does not want to wait until all is tidy: the signal gets its usual meaning.
    const endByItself = (signal: NodeJS.Signals): void => {
      ignore()
      process.kill(process.pid, signal)
    }
    for (const signal of signals) process.on(signal, onSignal)
    try {
      return await work(told.signal)
    } finally {
      ignore()
    }
  },
})
