import { placesOf, rightsGiven, rightsToGive } from '../../apply/apply.ts'
import { Failure } from '../../model/failure.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Problem } from '../../model/problem.ts'
import { sayRight, type Right } from '../../model/right.ts'
import type { Rights } from '../../ports/rights.ts'
import { neededRights, type Needed } from './needed-rights.ts'
import type { Pruning } from './inventory/pruning.ts'
import type { Work } from './work.ts'

/** Stops before the first write where a later one would be refused: half of a release is worse than none of it. Failure 'cluster-refused' names every right that is missing. */
export async function refuseWithoutRights(work: Work, { isOn, plan }: Pruning): Promise<void> {
  const { environment, releases, waves, options, ports } = work
  const sent = waves.flatMap(({ manifests }) => manifests)
  const hooks = waves.flatMap(({ kind, manifests }) => (kind === 'hooks' ? manifests : []))
  const deleted = [...hooks, ...(isOn ? (plan?.deleted ?? []) : [])]
  const find = placesOf(await (await ports.rights(environment.context)).kinds(), sent)
  const needed = neededRights({ environment, releases, sent, deleted, isLocked: !options.lock.isOff }, find)
  const missing = await Promise.all(needed.map(async (one) => problemsOf(one, await ports.rights(environment.context, one.user))))
  if (missing.flat().length > 0) throw lacking(environment.name, missing.flat())
}

async function problemsOf({ user, sent, rights }: Needed, may: Rights): Promise<readonly Problem[]> {
  const missing = await may.missing(rights)
  const giving = await Promise.all(sent.map((manifest) => missingToGive(manifest, sent, may)))
  return [...missing, ...giving.flat()].map((right) => problemOf(user, right))
}

/** Whoever holds all that a role gives may write it without a right to escalate or bind. The server tells, where it can try already. */
async function missingToGive(manifest: Manifest, sent: readonly Manifest[], may: Rights): Promise<readonly Right[]> {
  const needed = rightsToGive(manifest)
  const missing = needed.length === 0 ? [] : await may.missing(needed)
  if (missing.length === 0) return []
  const answer = await may.tried(manifest)
  if (answer !== 'unknown') return answer === 'allowed' ? [] : missing
  const lacked = await may.missing(rightsGiven(manifest, sent) ?? [])
  return lacked.length === 0 ? [] : missing
}

function problemOf(user: string, right: Right): Problem {
  const who = user === '' ? 'whoever applies' : user
  return { file: who, line: 0, column: 0, path: '', message: `may not ${sayRight(right)}`, hint: '' }
}

const lacking = (environment: string, problems: readonly Problem[]): Failure =>
  new Failure(
    'cluster-refused',
    `Cannot apply to ${environment}: ${problems.length} ${problems.length === 1 ? 'right is' : 'rights are'} missing. Nothing was applied`,
    {
      hint: `npm run -s doctor -- --env ${environment} --rbac prints the roles that are needed`,
      problems,
    },
  )
