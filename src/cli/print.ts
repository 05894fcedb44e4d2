import { Failure } from '../model/failure.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Style } from '../report/report.ts'
import type { Sink } from './verb.ts'

type Wanted = { readonly format: 'text' | 'json'; readonly isAscii: boolean; readonly sink: Sink }

/** Prints an outcome on stdout; gives its exit code. */
export async function print(outcome: Outcome, { format, isAscii, sink }: Wanted): Promise<number> {
  if (outcome.output !== '' && format === 'text') sink.out(outcome.output)
  const { report } = await import('../report/report.ts')
  if (outcome.output === '' || format !== 'text') sink.out(report(outcome, format, styleOf(isAscii, process.stdout)))
  return outcome.exitCode
}

/** Prints why work stopped: text on stderr, JSON on stdout as the one document. A bug keeps its stack and gives 1. */
export async function printFailure(error: unknown, verb: string, { format, isAscii, sink }: Wanted): Promise<number> {
  if (!(error instanceof Failure)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    sink.err(`This is a bug in Sluice, not in your input. Report it with this text:\n${stack}\n`)
    return 1
  }
  const { reportFailure } = await import('../report/report.ts')
  const text = reportFailure(error, verb, { format, style: styleOf(isAscii, process.stderr) })
  if (format === 'json') sink.out(text)
  else sink.err(text)
  return error.exitCode
}

function styleOf(isAscii: boolean, stream: NodeJS.WriteStream): Style {
  const isPlain = (process.env['NO_COLOR'] ?? '') !== '' || process.env['TERM'] === 'dumb'
  return { width: stream.columns ?? 100, hasColour: stream.isTTY && !isPlain, isAscii: isAscii || process.env['TERM'] === 'dumb' }
}
