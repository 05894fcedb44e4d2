import { Failure } from '../model/failure.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import { isFormat, type Format } from '../report/report.ts'
import { helpOf, overview } from './help.ts'
import { parse, type Parsed } from './parse.ts'
import { print, printFailure } from './print.ts'
import { formatOf, writeReports, writtenReports, type Told } from './reports.ts'
import { asTyped } from './spoken.ts'
import type { Call, Sink, Verb } from './verb.ts'
import { verbs } from './verbs.ts'

/** Runs one verb, prints what it found, and sets the exit code: the only place that does. `dress` puts something around the ports of a test. */
export async function main(argv: readonly string[], dress: (ports: Ports) => Ports = asTheyAre): Promise<void> {
  // Whoever reads us may stop early, as `| head` does: the rest of the text is then nobody's, and no bug.
  process.stdout.on('error', endQuietly)
  const sink: Sink = { out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text) }
  process.exitCode = await runIn(async (root) => dress((await import('./wire.ts')).wire(root)), argv, sink)
}

const asTheyAre = (ports: Ports): Ports => ports

function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

/** The world of a workspace. */
type World = (root: string) => Promise<Ports>

/** As `main`, with its output and ports given, as the demo needs it; gives the exit code. */
const run: Call['run'] = (argv, sink, ports) => runIn(async () => ports, argv, sink)

async function runIn(world: World, argv: readonly string[], sink: Sink): Promise<number> {
  const [name = '--help', ...rest] = argv
  if (['--help', '-h', 'help'].includes(name)) return said(sink, asTyped(overview()))
  const loaded = Object.hasOwn(verbs, name) ? await verbs[name]?.load() : undefined
  if (loaded === undefined)
    return printFailure(new Failure('usage', `There is no verb "${name}"`, { hint: 'npm run sluice -- --help lists them' }), name, {
      format: askedFormat(argv),
      isAscii: false,
      sink,
      write: writeNothing,
    })
  if (rest.includes('--help') || rest.includes('-h')) return said(sink, asTyped(helpOf(name, loaded.verb)))
  return attempt(name, loaded.verb, { argv: rest, sink, world })
}

function said(sink: Sink, text: string): number {
  sink.out(text)
  return 0
}

async function attempt(name: string, verb: Verb, { argv, sink, world }: { argv: readonly string[]; sink: Sink; world: World }): Promise<number> {
  const cwd = process.cwd()
  // Read before anything can fail, so that a failure is printed in the format that was asked for.
  const wanted = { format: askedFormat(argv), isAscii: argv.includes('--ascii'), sink, write: writeNothing }
  try {
    const flags = parse(name, verb, { argv, cwd })
    const format = formatOf(flags.text('output') || 'text')
    const reports = writtenReports(flags, cwd)
    const ports = await world(flags.path('workspace') === '' ? cwd : flags.path('workspace'))
    const write = (told: Told): Promise<void> => writeReports(reports, told, (path, content) => ports.files.writeText(path, content))
    try {
      return await print(await call(verb, flags, { sink, ports }), { ...wanted, format, write })
    } catch (error) {
      return await printFailure(error, name, { ...wanted, format, write })
    }
  } catch (error) {
    return printFailure(error, name, wanted)
  }
}

const writeNothing = async (): Promise<void> => {}

function askedFormat(argv: readonly string[]): Format {
  const joined = argv.find((word) => word.startsWith('--output='))?.slice('--output='.length)
  const asked = joined ?? argv[argv.indexOf('--output') + 1] ?? ''
  return isFormat(asked) ? asked : 'text'
}

async function call(verb: Verb, flags: Parsed, { sink, ports }: { sink: Sink; ports: Ports }): Promise<Outcome> {
  const { sluice } = await import('./wire.ts')
  return verb.run({ ...flags, cwd: process.cwd(), sluice, ports, print: sink.out, run })
}
