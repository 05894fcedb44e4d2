import { movedSince, type Moved, type TokenRows } from '../../apply/apply.ts'
import { Failure } from '../../model/failure.ts'
import type { Problem } from '../../model/problem.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Work } from './work.ts'

/** Stops where what was approved is not what would be applied, and names what moved; without a token somebody still has to confirm. */
export async function refuseStale({ options, environment }: Work, covered: () => Promise<TokenRows>): Promise<void> {
  if (options.token === undefined) return
  const moved = movedSince(options.token, await covered(), options.scope)
  if (moved.length === 0) return
  throw new Failure('stale', `Cannot apply to ${environment.name}: what the token approves is not what would be applied now. Nothing was applied`, {
    hint: `npm run check -- --env ${environment.name} shows it as it is now; once that is reviewed, apply with its token`,
    problems: moved.map(problemOf),
  })
}

function problemOf(moved: Moved): Problem {
  switch (moved.kind) {
    case 'row':
      return { ...about(wordsFor[moved.row.part], 'is not as it was approved'), path: moved.row.place }
    case 'gone':
      return about(
        halves[moved.half],
        `${moved.count} ${moved.count === 1 ? 'place' : 'places'} that the token covers ${moved.count === 1 ? 'is' : 'are'} no longer there`,
      )
    case 'many':
      return about(halves[moved.half], 'more moved than a token can name')
    case 'foreign':
      return about(halves[moved.half], 'the token was made for something else: it may not have been copied whole')
    case 'unasked':
      return about(
        'the cluster',
        'the token was made from a snapshot and covers no live state, expected one of a check against the cluster, or --token-scope tree',
      )
    default:
      return unreachable(moved)
  }
}

const about = (file: string, message: string): Problem => ({ file, line: 0, column: 0, path: '', message, hint: '' })

const halves = { bytes: 'the repository', live: 'the cluster' } as const

const wordsFor = {
  tree: 'rendered tree',
  lock: 'lock',
  capabilities: 'capabilities',
  policy: 'policy',
  waivers: 'waivers',
  manner: 'way to apply',
  cluster: 'cluster',
  live: 'live state',
} as const
