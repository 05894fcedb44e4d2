import { writeSync } from 'node:fs'
import { constants } from 'node:os'
import { spinnakerLog } from '../report/report.ts'
import type { Ports } from '../ports/ports.ts'
import type { Terminal } from '../ports/terminal.ts'
import type { Sink } from './verb.ts'

type Log = Awaited<ReturnType<typeof spinnakerLog>>

/** A run for Spinnaker: its sink, and what has to be told when it ends in whatever way. */
export type SpinnakerRun = {
  readonly sink: Sink
  /** The same ports, as far as they write to that log or hear signals. */
  readonly around: (ports: Ports) => Ports
  /** Prints the line, once: nothing may follow it. */
  readonly end: (exitCode: number) => void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Spinnaker fails a stage whose log has no line for it, and takes the last of several: so there is exactly one, it comes last, and it comes however the run
 * ends. Only what cannot be caught, such as SIGKILL, leaves none; the stage then fails, which is right.
 */
export async function openSpinnakerLog(verb: string): Promise<SpinnakerRun> {
  const log = await spinnakerLog()
  const line = createLine(log, verb)
  let gentle = 0
  let heard = 0
  /** While this works, the first signal is its own to answer. */
  const gently = async <T>(work: () => Promise<T>): Promise<T> => {
    gentle += 1
    return work().finally(() => (gentle -= 1))
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    heard += 1
    if (gentle > 0 && heard === 1) return
    line.stop('interrupted', `Stopped by ${signal}`, 128 + constants.signals[signal])
    signals.forEach((one) => process.off(one, onSignal))
    // Others who listen end the process themselves, once they have tidied up.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  const onCrash = (error: unknown): void => {
    process.stderr.write(log.harmless(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`))
    line.stop('crash', 'This is a bug in Sluice: its log has the stack', 1)
    // With somebody to hear it, an exception ends nothing by itself, and what threw may have left anything behind.
    // oxlint-disable-next-line unicorn/no-process-exit
    process.exit(1)
  }
  signals.forEach((signal) => process.on(signal, onSignal))
  process.on('uncaughtException', onCrash)
  process.on('exit', () => line.stop('crash', 'The run ended before it had a result', 1))
  return {
    sink: { out: line.hold, err: (text) => void process.stderr.write(log.harmless(text)) },
    around: (ports) => ({
      ...ports,
      terminal: harmlessTerminal(ports.terminal, log),
      interrupts: { during: (work) => gently(() => ports.interrupts.during(work)) },
    }),
    end: line.end,
  }
}

type Line = {
  /** Prints all but a line for Spinnaker, which waits: a later one takes its place. */
  readonly hold: (text: string) => void
  readonly end: (exitCode: number) => void
  readonly stop: (code: string, message: string, exitCode: number) => void
}

function createLine(log: Log, verb: string): Line {
  let held = ''
  let isSaid = false
  const say = (line: string): void => {
    if (isSaid) return
    isSaid = true
    // At once: a process that is about to end waits for no stream.
    quietly(() => writeSync(process.stdout.fd, line))
  }
  return {
    hold: (printed) => {
      const { text, line } = log.splitLog(printed)
      process.stdout.write(log.harmless(text))
      held = line === '' ? held : line
    },
    end: (exitCode) => {
      // A bug that came after a result leaves nobody to trust the result.
      if (exitCode === 1) say(log.failureLine({ code: 'crash', message: 'This is a bug in Sluice: its log has the stack', exitCode }, verb))
      say(held === '' ? log.failureLine({ code: 'no-result', message: 'This call gives no result', exitCode }, verb) : held)
    },
    stop: (code, message, exitCode) => say(log.failureLine({ code, message, exitCode }, verb)),
  }
}

/** Where nobody reads any more, as behind `| head`, nothing has to be said. */
function quietly(write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
  }
}

/** Standard error is part of the log. */
const harmlessTerminal = (terminal: Terminal, { harmless }: Log): Terminal => ({
  ...terminal,
  say: (line) => terminal.say(harmless(line)),
  tell: (line) => terminal.tell(harmless(line)),
  during: (status, work) => terminal.during(() => harmless(status()), work),
})
