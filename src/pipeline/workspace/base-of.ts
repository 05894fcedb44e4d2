import type { Manifest } from '../../model/manifest.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Ports } from '../../ports/ports.ts'
import { manifestsOf } from './rendered-tree.ts'

/** What a review compares with: a commit, undefined outside Git and where nothing came before, and the files that an environment is rendered to there. */
export type BaseTree = { readonly revision: string | undefined; readonly files: ReadonlyMap<string, string> }

type Asked = { readonly ports: Pick<Ports, 'git'>; readonly commit?: string }

/**
 * The tree that was reviewed before: what left it since is what would be deleted. Of selected releases only theirs: what others hold stays where it is.
 * Empty outside Git.
 */
export async function baseOf(environment: Environment, releases: readonly string[], asked: Asked): Promise<readonly Manifest[]> {
  return manifestsOf((await baseTree(environment, releases, asked)).files, '')
}

/** The same as files, by their paths in the workspace. */
export async function baseTree({ name }: Environment, releases: readonly string[], { ports, commit }: Asked): Promise<BaseTree> {
  const git = await ports.git()
  const revision = (await git.isRepository()) ? await git.base(commit) : undefined
  if (revision === undefined) return { revision, files: new Map() }
  const folder = `rendered/${name}`
  const folders = releases.length === 0 ? [folder] : releases.map((release) => `${folder}/${release}`)
  const trees = await Promise.all(folders.map((one) => git.tree(revision, one)))
  return { revision, files: new Map(trees.flatMap((files) => [...files])) }
}
