import { fileURLToPath } from 'node:url'
import { ran } from './row.ts'

export const project = fileURLToPath(new URL('../..', import.meta.url))

/** A path in the data beside the project. */
export const shared = (path: string): string => fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url))

/** The CLI as `npm run` starts it, without npm itself. */
export const sluice = (args: readonly string[], codes: readonly number[] = [0]): string =>
  ran(process.execPath, [`${project}scripts/sluice.ts`, ...args], { env: { NODE_COMPILE_CACHE: `${project}node_modules/.cache/sluice` }, codes })
