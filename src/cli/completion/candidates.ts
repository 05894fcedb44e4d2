import type { Flag, VerbTable } from '../verb.ts'
import { commonFlags } from '../verb.ts'

/** What can stand for a flag's value, where that is known: formats, environments, releases. */
export type Values = (flag: string) => Promise<readonly string[]>

/** What may stand in the place of the last of these words, which come after the program's name; empty where files may. */
export async function candidates(words: readonly string[], verbs: VerbTable, values: Values): Promise<readonly string[]> {
  const typed = words.at(-1) ?? ''
  if (words.length < 2) return startingWith(typed, [...Object.keys(verbs), '--help'])
  const loaded = Object.hasOwn(verbs, words[0] ?? '') ? await verbs[words[0] ?? '']?.load() : undefined
  if (loaded === undefined) return []

  const flags: Readonly<Record<string, Flag>> = { ...loaded.verb.flags, ...commonFlags }
  const asked = flagOf(words.at(-2) ?? '', flags)
  if (asked !== undefined) return startingWith(typed, await values(asked))
  if (!typed.startsWith('-')) return []
  const isOpen = ([name, { multiple }]: readonly [string, Flag]): boolean => multiple === true || !words.slice(0, -1).includes(`--${name}`)
  return startingWith(
    typed,
    Object.entries(flags)
      .filter(isOpen)
      .map(([name]) => `--${name}`),
  )
}

/** The flag that a word names and that takes a value. */
function flagOf(word: string, flags: Readonly<Record<string, Flag>>): string | undefined {
  const name = word.startsWith('--') ? word.slice(2) : ''
  return Object.hasOwn(flags, name) && flags[name]?.type === 'string' ? name : undefined
}

const startingWith = (typed: string, words: readonly string[]): readonly string[] => words.filter((word) => word.startsWith(typed))
