import { fileURLToPath } from 'node:url'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { ran } from './row.ts'

export const project = fileURLToPath(new URL('../..', import.meta.url))

/** A path in the data beside the project. */
export const shared = (path: string): string => fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url))

/** The CLI as `npm run` starts it, without npm itself. */
export const sluice = (args: readonly string[], options: { env?: Readonly<Record<string, string>>; codes?: readonly number[] } = {}): string =>
  ran(process.execPath, [`${project}scripts/sluice.ts`, ...args], {
    env: { NODE_COMPILE_CACHE: `${project}node_modules/.cache/sluice`, ...options.env },
    codes: options.codes ?? [0],
  })

/** Surroundings in which nothing was ever rendered; helm itself need not be unpacked again. */
export const ownCache = async (root: string): Promise<Record<string, string>> => ({
  XDG_CACHE_HOME: `${root}/.cache`,
  SLUICE_HELM: await embeddedProgram('helm'),
})

// What Node itself says of its peak, as the last line of stdout: maxRSS is in KiB.
const tellPeak = "data:text/javascript,process.on('exit',()=>process.stdout.write('\\n'+process.resourceUsage().maxRSS))"

/** Runs `compat` in a process of its own; gives its peak memory in MiB. */
export function compatPeak(from: string, to: string): number {
  const args = ['--import', tellPeak, `${project}scripts/sluice.ts`, 'compat', '--from', from, '--to', to, '--output', 'json']
  const printed = ran(process.execPath, args, { env: { NODE_COMPILE_CACHE: `${project}node_modules/.cache/sluice` }, codes: [0, 11] })
  return Number(printed.slice(printed.lastIndexOf('\n') + 1)) / 1024
}
