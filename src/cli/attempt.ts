import { Failure } from '../model/failure.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import { isFormat, type Format } from '../report/report.ts'
import { askedFormat } from './asked-format.ts'
import { parse, type Parsed } from './parse.ts'
import { print, printFailure } from './print.ts'
import { formatOf, writeReports, writtenReports, type Told } from './reports.ts'
import type { Call, Sink, Verb } from './verb.ts'
import { verbs } from './verbs.ts'

/** What a verb is run with: its flags as typed, where its words go, the world of a workspace, and how other verbs are run. */
export type Attempt = {
  readonly argv: readonly string[]
  readonly sink: Sink
  readonly world: (root: string) => Promise<Ports>
  readonly run: Call['run']
}

/** Runs a verb, or says that there is none of that name, in the format that was asked for; gives the exit code. */
export async function attempt(name: string, verb: Verb | undefined, { argv, sink, world, run }: Attempt): Promise<number> {
  const cwd = process.cwd()
  // Read before anything can fail, so that a failure is printed in the format that was asked for.
  const wanted = { format: formatAsked(argv), isAscii: argv.includes('--ascii'), sink, write: writeNothing }
  if (verb === undefined) return printFailure(await noVerb(name), name, wanted)
  try {
    const flags = parse(name, verb, { argv, cwd })
    const format = formatOf(flags.text('output') || 'text')
    const reports = writtenReports(flags, cwd)
    const ports = await world(flags.path('workspace') === '' ? cwd : flags.path('workspace'))
    const write = (told: Told): Promise<void> => writeReports(reports, told, (path, content) => ports.files.writeText(path, content))
    try {
      return await print(await outcomeOf(verb, { flags, sink, ports, run }), { ...wanted, format, write })
    } catch (error) {
      return await printFailure(error, name, { ...wanted, format, write })
    }
  } catch (error) {
    return printFailure(error, name, wanted)
  }
}

async function noVerb(name: string): Promise<Failure> {
  const near = await nearest(name, Object.keys(verbs))
  const hint = near === undefined ? 'npm run sluice -- --help lists them' : `npm run ${near} -- --help`
  return new Failure('usage', `There is no verb "${name}"${near === undefined ? '' : `, did you mean "${near}"?`}`, { hint })
}

/** The word that was probably meant. Who types nothing wrong never loads what compares words. */
async function nearest(typed: string, words: readonly string[]): Promise<string | undefined> {
  const { closestMatch } = await import('leven')
  return closestMatch(typed, words, { maxDistance: 2 })
}

const writeNothing = async (): Promise<void> => {}

function formatAsked(argv: readonly string[]): Format {
  const asked = askedFormat(argv)
  return isFormat(asked) ? asked : 'text'
}

type Given = { readonly flags: Parsed; readonly sink: Sink; readonly ports: Ports; readonly run: Call['run'] }

async function outcomeOf(verb: Verb, { flags, sink, ports, run }: Given): Promise<Outcome> {
  const { sluice } = await import('./wire.ts')
  return verb.run({ ...flags, cwd: process.cwd(), sluice, ports, print: sink.out, run, verbs })
}
