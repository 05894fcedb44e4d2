import { Failure } from '../model/failure.ts'
import type { Outcome } from '../model/outcome.ts'
import { reporterOf, type Format, type Style } from '../report/report.ts'
import { toldOutcome, type Told } from './reports.ts'
import { spokenFailure } from './spoken.ts'
import { writeStep } from './step.ts'
import { writeTermination } from './termination.ts'
import type { Sink } from './verb.ts'

type Wanted = { readonly format: Format; readonly isAscii: boolean; readonly sink: Sink; readonly write: (told: Told) => Promise<void> }

/** Prints an outcome on stdout, and writes what else was asked for; gives its exit code. */
export async function print(outcome: Outcome, { format, isAscii, sink, write }: Wanted): Promise<number> {
  const told = toldOutcome(outcome)
  if (outcome.output !== '' && format === 'text') sink.out(outcome.output)
  else sink.out(told(await reporterOf(format), styleOf(isAscii, process.stdout)))
  if (format === 'github') await writeStep(told, outcome)
  if (format === 'spinnaker') await writeTermination((log) => log.verdictMessage(outcome))
  await write(told)
  return outcome.exitCode
}

/** Prints why work stopped: text on stderr, every other format on stdout as its one document. A bug keeps its stack and gives 1. */
export async function printFailure(error: unknown, verb: string, { format, isAscii, sink, write }: Wanted): Promise<number> {
  if (!(error instanceof Failure)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    sink.err(`This is a bug in Sluice, not in your input. Report it with this text:\n${stack}\n`)
    return 1
  }
  const told: Told = (reporter, style) => reporter.failure(spokenFailure(error), verb, style)
  const text = told(await reporterOf(format), styleOf(isAscii, process.stderr))
  if (format === 'text') sink.err(text)
  else sink.out(text)
  if (format === 'github') await writeStep(told, error)
  if (format === 'spinnaker') await writeTermination((log) => log.failureMessage(error))
  await write(told)
  return error.exitCode
}

function styleOf(isAscii: boolean, stream: NodeJS.WriteStream): Style {
  const isPlain = (process.env['NO_COLOR'] ?? '') !== '' || process.env['TERM'] === 'dumb'
  return { width: stream.columns > 0 ? stream.columns : 100, hasColour: stream.isTTY && !isPlain, isAscii: isAscii || process.env['TERM'] === 'dumb' }
}
