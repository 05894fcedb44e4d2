import { hookOf } from '../../model/hook.ts'
import type { Problem } from '../../model/problem.ts'
import { type Found, problemOf, quoted, saidName } from '../found.ts'
import type { Pass } from './pass.ts'

/**
 * Helm prints hooks as ordinary objects, and kubectl would apply them as such. Tests and the hooks of deletion and rollback
 * have no moment in a rendered tree and are always left out; for those of install and upgrade the release decides.
 */
export const dropHooks: Pass = (found, { hooks }) => {
  const never = found.filter(isAlwaysOut)
  const kept = found.filter((each) => !isAlwaysOut(each))
  const undecidedOnes = kept.filter(isHook)
  if (hooks === 'keep' || hooks === 'run') return { found: kept, problems: [], leftOut: saidOf(never) }
  const leftOut = saidOf(hooks === 'drop' ? [...never, ...undecidedOnes] : never)
  return { found: kept.filter((each) => !isHook(each)), problems: hooks === 'drop' ? [] : undecidedOnes.map(undecided), leftOut }
}

/** Everybody expects that tests are left out; nobody may take it for granted of the others. */
const saidOf = (found: readonly Found[]): readonly Found[] => found.filter((each) => !eventsOf(each).every((event) => event.startsWith('test')))

const isHook = ({ manifest }: Found): boolean => hookOf(manifest) !== undefined

const eventsOf = ({ manifest }: Found): readonly string[] => hookOf(manifest)?.events ?? []

const isAlwaysOut = (found: Found): boolean => isHook(found) && eventsOf(found).every(isNever)

const isNever = (event: string): boolean => /^(?:test(?:-success|-failure)?|(?:pre|post)-(?:delete|rollback))$/.test(event)

function undecided(found: Found): Problem {
  const events = eventsOf(found)
    .filter((event) => !isNever(event))
    .map(plain)
    .join(', ')
  return problemOf(
    found,
    `${saidName(found.manifest.id)} is a hook (${events}), which kubectl cannot run as one`,
    'Set hooks: drop (leave hooks out), hooks: keep (apply them as ordinary objects) or hooks: run (keep them as hooks) for the release in environment.yml',
  )
}

const plain = (event: string): string => (/^[a-z-]+$/.test(event) ? event : quoted(event))
