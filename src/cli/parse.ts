import { posix } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure } from '../model/failure.ts'
import type { Call, Flags, Verb } from './verb.ts'
import { commonFlags } from './verb.ts'

export type Parsed = Pick<Call, 'text' | 'list' | 'isOn' | 'path' | 'positionals'>

/** Flags and positionals of one call. Failure 'usage' names the flag that does not fit. */
export function parse(name: string, verb: Verb, { argv, cwd }: { argv: readonly string[]; cwd: string }): Parsed {
  const { values, positionals } = parsed(name, { ...verb.flags, ...commonFlags }, { argv, hasPositionals: verb.positionals !== '' })
  const text = (flag: string): string => (typeof values[flag] === 'string' ? values[flag] : '')
  return {
    text,
    list: (flag) => [values[flag] ?? []].flat().filter((value) => typeof value === 'string'),
    isOn: (flag) => values[flag] === true,
    path: (flag) => (text(flag) === '' ? '' : posix.resolve(cwd, text(flag))),
    positionals,
  }
}

function parsed(name: string, flags: Flags, { argv, hasPositionals }: { argv: readonly string[]; hasPositionals: boolean }) {
  try {
    return parseArgs({ args: [...argv], options: { ...flags }, allowPositionals: hasPositionals, strict: true })
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    const said = cause.message.split('. ', 1)[0] ?? cause.message
    throw new Failure('usage', `Cannot read the flags of ${name}: ${said}`, { hint: `npm run ${name} -- --help`, cause })
  }
}
