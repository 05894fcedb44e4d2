import { hookEndOf, type Readiness } from '../../../apply/apply.ts'
import { hookOf } from '../../../model/hook.ts'
import { keyOf, nameOf, type Manifest } from '../../../model/manifest.ts'
import type { Note } from '../../../model/outcome.ts'
import { runsHooks } from '../../workspace/staying.ts'
import { removeHooks } from './remove-hooks.ts'
import type { Target } from '../target.ts'
import type { Work } from '../work.ts'

/**
 * What hooks of an earlier run left: an install that was broken off goes on as an upgrade, to which its own hooks do not belong, and nobody else would ever delete
 * them. What their policies ask is done now; one that is still at work is named.
 */
export async function lateHooks(work: Work, target: Target): Promise<readonly Note[]> {
  const others = hooksOfOthers(work)
  if (others.length === 0) return []
  const live = (await target.held.during(target.cluster.read(others))).filter((manifest) => hookOf(manifest) !== undefined)
  const at = (end: Readiness['kind']): readonly Manifest[] => live.filter((manifest) => hookEndOf(manifest).kind === end)
  await removeHooks(at('ready'), 'hook-succeeded', { work, target })
  await removeHooks(at('failed'), 'hook-failed', { work, target })
  return at('waiting').map(({ id }) => ({ sign: 'warn', text: `${nameOf(id)}, a hook of an earlier run, is still at work` }))
}

/** Those that this run does not have: hooks of another moment. */
function hooksOfOthers({ environment, releases, waves }: Work): readonly Manifest[] {
  const own = new Set(waves.flatMap(({ kind, manifests }) => (kind === 'hooks' ? manifests.map(({ id }) => keyOf(id)) : [])))
  return releases
    .filter(({ outcome }) => runsHooks(environment, outcome.name))
    .flatMap(({ manifests }) => manifests.filter((manifest) => hookOf(manifest) !== undefined && !own.has(keyOf(manifest.id))))
}
