import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { Failure } from '../../model/failure.ts'
import { toJsonText } from '../../model/json.ts'
import type { ReleaseOutcome } from '../../model/outcome.ts'
import type { Workspace } from '../../model/workspace.ts'
import type { Proposed } from '../../ports/git.ts'
import type { Ports } from '../../ports/ports.ts'
import { publishers } from '../../report/report.ts'
import type { Selection } from '../workspace/load-workspace.ts'
import { renderedTree } from '../workspace/rendered-tree.ts'

/** A change of rendered/ as it is proposed. Its texts hold names, versions and digests of releases, and nothing that a chart said. */
export type Proposal = {
  readonly branch: string
  readonly base: string
  readonly title: string
  readonly body: string
  readonly changes: Proposed
  /** Stands for what changes: the same change has the same one, on whatever commit. */
  readonly digest: string
}

type Request = { readonly changes: Proposed; readonly base: string; readonly options: Selection & { readonly branch: string } }

export async function proposalOf(workspace: Workspace, { changes, base, options }: Request, ports: Ports): Promise<Proposal> {
  const releases = await changedReleases(workspace, changes, ports)
  const { title, body } = await publishers.proposal()
  const branch = options.branch || defaultBranch(options)
  if (branch === base)
    throw new Failure('usage', `Cannot propose on ${branch}: that is the branch to merge into, expected another one`, { hint: 'Leave out --branch' })
  const digest = createHash('sha256').update(toJsonText(changes.changes)).digest('hex')
  return { branch, base, title: title(releases), body: body(releases, branch), changes, digest }
}

const defaultBranch = ({ environments: [only, ...others] }: Selection): string => `sluice/${only !== undefined && others.length === 0 ? only : 'rendered'}`

/** The releases whose files change, as they are rendered; rendered/ has to be what render wrote. */
async function changedReleases(
  workspace: Workspace,
  { changes }: Proposed,
  ports: Ports,
): Promise<readonly (ReleaseOutcome & { readonly environment: string })[]> {
  const touched = (environment: string, release: string): boolean =>
    changes.some(({ path }) => `/${path}`.includes(`/${posix.join('rendered', environment, release)}/`))
  const trees = await Promise.all(
    workspace.environments.map(async (environment) => {
      const some = { ...environment, releases: environment.releases.filter(({ name }) => touched(environment.name, name)) }
      return (await renderedTree(workspace.root, some, ports)).map(({ outcome }) => ({ ...outcome, environment: environment.name }))
    }),
  )
  return trees.flat()
}
