import { Failure } from '../../model/failure.ts'
import type { Environment, Policy } from '../../model/workspace.ts'
import type { Git } from '../../ports/git.ts'

type Asked = {
  readonly environment: Pick<Environment, 'name' | 'policy'>
  readonly revision: string
  readonly ports: { readonly git: () => Promise<Pick<Git, 'isOnBranch'>> }
}

/**
 * Stops what no branch holds from which this environment is applied. Both the policy that was reviewed and that of the commit itself have to agree: the one so that no
 * change can take it away, the other so that it counts for an environment that is new.
 */
export async function refuseOtherBranch({ environment, revision, ports }: Asked, reviewed: Policy): Promise<void> {
  const git = await ports.git()
  for (const { applyFrom } of [reviewed, environment.policy]) {
    if (applyFrom.length === 0 || (await git.isOnBranch(revision, applyFrom))) continue
    throw new Failure(
      'tree-modified',
      `Cannot apply ${revision.slice(0, 7)} to ${environment.name}: no branch ${applyFrom.join(' or ')} of the remote holds it, expected a commit that one of them does`,
      { hint: `Merge it, then git fetch origin and apply again; policy.applyFrom of values/${environment.name}/environment.yml says which branches these are` },
    )
  }
}
