import { orderOf, type ApplyOrder } from '../../apply/apply.ts'
import { Failure } from '../../model/failure.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Ports } from '../../ports/ports.ts'
import { committedFiles, type Readable } from '../workspace/committed-files.ts'
import { loadWorkspace } from '../workspace/load-workspace.ts'
import { releasesToApply } from '../sending/releases-to-apply.ts'
import { renderedTree, type RenderedRelease } from '../workspace/rendered-tree.ts'
import { commitToApply } from './committed.ts'
import type { ApplyOptions } from './options.ts'
import { streamDigest } from './stream.ts'

/** What one apply is about: every step reads it, none changes it. */
export type Work = {
  readonly options: ApplyOptions
  /** The commit whose tree this is: HEAD may name another one before the apply is over. */
  readonly revision: string
  /** The files of that commit: what lies on the disk takes no part. */
  readonly files: Readable
  readonly environment: Environment
  readonly releases: readonly RenderedRelease[]
  /** All that is committed. */
  readonly desired: readonly Manifest[]
  /** The part of it that is sent, each as a member of the inventory: Secrets whose values are elsewhere stay here, hooks come and go. */
  readonly sending: readonly Manifest[]
  /** Of the bytes of all waves: by it people tell two streams apart. */
  readonly digest: string
  readonly ports: Ports
} & ApplyOrder

/** Reads what shall be applied, and refuses what nobody reviewed. */
export async function workOf(options: ApplyOptions, ports: Ports): Promise<Work> {
  const git = await ports.git()
  const revision = await commitToApply(options, git)
  const files = committedFiles(git, revision, options.root)
  const environment = theOnly(await environmentsAt(revision, files, options))
  const releases = await renderedTree(options.root, environment, { files })
  const desired = releases.flatMap((release) => release.manifests)
  const areThere = async (manifests: readonly Manifest[]) => (await (await ports.cluster(environment.context)).read(manifests)).length > 0
  const toApply = await releasesToApply(releases, { environment, areThere })
  const order = orderOf(toApply)
  const sending = order.waves.flatMap(({ kind, manifests }) => (kind === 'objects' ? manifests : []))
  return { options, revision, environment, releases, desired, sending, digest: streamDigest(order.waves), files, ports, ...order }
}

/** A workspace whose values were never committed is whole on the disk, and empty here: that is said. */
async function environmentsAt(commit: string, files: Readable, options: ApplyOptions): Promise<readonly Environment[]> {
  try {
    return (await loadWorkspace(files, options)).environments
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'config-invalid') throw error
    throw new Failure(error.code, `Commit ${commit.slice(0, 7)}: ${error.message}`, {
      hint: `What counts is what is committed: git add values && git commit. ${error.hint}`,
      problems: error.problems,
      cause: error,
    })
  }
}

function theOnly(environments: readonly Environment[]): Environment {
  const [environment, ...others] = environments
  if (environment !== undefined && others.length === 0) return environment
  throw new Failure('usage', 'apply changes one environment at a time', { hint: `Name it: --env ${environments.map(({ name }) => name).join(' or --env ')}` })
}
