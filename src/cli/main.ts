import type { Ports } from '../ports/ports.ts'
import { askedFormat } from './asked-format.ts'
import { helpOf, overview } from './help.ts'
import { asTyped } from './spoken.ts'
import type { Call, Sink } from './verb.ts'
import { verbs } from './verbs.ts'

/** Runs one verb, prints what it found, and sets the exit code: the only place that does. `dress` puts something around the ports of a test. */
export async function main(argv: readonly string[], dress: (ports: Ports) => Ports = asTheyAre): Promise<void> {
  // Whoever reads us may stop early, as `| head` does: the rest of the text is then nobody's, and no bug.
  process.stdout.on('error', endQuietly)
  const sink: Sink = { out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text) }
  const world: World = async (root) => dress((await import('./wire.ts')).wire(root))
  process.exitCode = askedFormat(argv) === 'spinnaker' ? await runForSpinnaker(world, argv) : await runIn(world, argv, sink)
}

const asTheyAre = (ports: Ports): Ports => ports

function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

async function runForSpinnaker(world: World, argv: readonly string[]): Promise<number> {
  const log = await (await import('./spinnaker-log.ts')).openSpinnakerLog(argv[0] ?? '')
  const exitCode = await runIn(async (root) => log.around(await world(root)), argv, log.sink)
  log.end(exitCode)
  return exitCode
}

/** The world of a workspace. */
type World = (root: string) => Promise<Ports>

/** As `main`, with its output and ports given, as the demo needs it; gives the exit code. */
const run: Call['run'] = (argv, sink, ports) => runIn(async () => ports, argv, sink)

async function runIn(world: World, argv: readonly string[], sink: Sink): Promise<number> {
  const [name = '--help', ...rest] = argv
  if (['--help', '-h', 'help'].includes(name)) return said(sink, asTyped(overview()))
  if (name === '--version') return said(sink, `${(await import('./version.ts')).version()}\n`)
  const loaded = Object.hasOwn(verbs, name) ? await verbs[name]?.load() : undefined
  if (loaded !== undefined && (rest.includes('--help') || rest.includes('-h'))) return said(sink, asTyped(helpOf(name, loaded.verb)))
  // What prints reports is loaded only when there is something to print: help answers at once.
  const { attempt } = await import('./attempt.ts')
  return attempt(name, loaded?.verb, { argv: rest, sink, world, run })
}

function said(sink: Sink, text: string): number {
  sink.out(text)
  return 0
}
