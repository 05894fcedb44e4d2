import { posix } from 'node:path'
import { compare } from '../../compare/compare.ts'
import { Failure } from '../../model/failure.ts'
import { compareText } from '../../model/json.ts'
import { keyOf, type Manifest } from '../../model/manifest.ts'
import { nowhere, type Source } from '../../model/source.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Git } from '../../ports/git.ts'
import type { Ports } from '../../ports/ports.ts'
import { readFolder } from '../workspace/read-folder.ts'
import { manifestsOf } from '../workspace/rendered-tree.ts'
import { sourcesIn, told } from '../workspace/sources.ts'
import { definitionsFor } from './definitions.ts'
import { movedFiles } from './moved-files.ts'
import { countsOf, type Side } from './side.ts'
import { speaksOfIstio } from './speaks-of-istio.ts'

type Asked = {
  readonly root: string
  readonly base: string
  /** Only these; all where none is named. */
  readonly releases: readonly string[]
  /** Whether each difference is to be told with what makes it. */
  readonly isWhy: boolean
}

/** rendered/ against a Git revision; '' is the merge base with the default branch. */
export async function gitSides({ root, base, releases, isWhy }: Asked, environments: readonly Environment[], ports: Ports): Promise<readonly Side[]> {
  const git = await ports.git()
  if (!(await git.isRepository()))
    throw new Failure('usage', `Cannot compare with a Git base: ${root} is not in a Git work tree`, {
      hint: 'Run git init and commit rendered/, or compare with the cluster: --live',
    })
  const revision = base === '' ? await git.base() : await git.resolve(base)
  const against = revision === undefined ? 'an empty tree' : `base ${revision.slice(0, 7)}`
  const sides = await Promise.all(
    environments.map(async (environment) => ({ environment, side: await gitSide(root, environment, { git, revision, against, releases, ports }) })),
  )
  if (!isWhy || revision === undefined) return sides.map(({ side }) => side)
  const { explainedSide } = await import('./why/explained-side.ts')
  const explained: Side[] = []
  // One after another: environments share renderings, which the first one leaves in the cache.
  for (const { environment, side } of sides) explained.push(await explainedSide(side, environment, { root, revision, git, ports }))
  return explained
}

async function gitSide(
  root: string,
  environment: Environment,
  { git, revision, against, releases: chosen, ports }: { git: Git; revision: string | undefined; against: string; releases: readonly string[]; ports: Ports },
): Promise<Side> {
  const folder = posix.join('rendered', environment.name)
  const [before, now] = await Promise.all([
    revision === undefined ? new Map<string, string>() : git.tree(revision, folder),
    readFolder(ports.files, posix.join(root, folder)),
  ])
  const old = ofReleases(relativeTo(folder, before), chosen)
  const after = ofReleases(now, chosen)
  const moved = movedFiles(old, after)
  const releases = [...new Set([...moved.before.keys(), ...moved.after.keys()].map(releaseOf))].toSorted(compareText)
  const [base, head] = [moved.before, moved.after].map((files) => releases.flatMap((release) => placed(environment.name, { release, files })))
  // One comparison for all releases: an object that only goes from one to another stays the same one.
  const changes = compare(base?.map(({ manifest }) => manifest) ?? [], head?.map(({ manifest }) => manifest) ?? [])
  const sources = new Map([...(base ?? []), ...(head ?? [])].map(({ manifest, source }) => [keyOf(manifest.id), source]))
  const definitions = definitionsFor(changes, new Map([...old, ...after]), folder)
  const said = told(changes, (id) => sources.get(keyOf(id)) ?? { ...nowhere, environment: environment.name }, definitions)
  const outcomes = releases.map((name) => ({
    name,
    version: '',
    objects: below(name, after).size - 1,
    ...countsOf(said.filter(({ source }) => source.release === name)),
    digest: '',
  }))
  const whole = { base: () => manifestsOf(old, folder), desired: () => manifestsOf(after, folder) }
  const mesh = speaksOfIstio({ before: old, after }) ? (await import('./mesh-of.ts')).meshOf(environment.name, changes, whole) : []
  return {
    against,
    changes: said,
    mesh,
    outcomes: [{ name: environment.name, releases: outcomes }],
    definitions,
    notes: [],
    texts: { before: inFolder(folder, moved.before), after: inFolder(folder, moved.after) },
  }
}

type Placed = { readonly manifest: Manifest; readonly source: Source }

/** The objects of one release, with their files. */
function placed(environment: string, { release, files }: { readonly release: string; readonly files: ReadonlyMap<string, string> }): readonly Placed[] {
  const manifests = manifestsOf(below(release, files), posix.join('rendered', environment))
  const sourceOf = sourcesIn({ environment, release }, manifests)
  return manifests.map((manifest) => ({ manifest, source: sourceOf(manifest.id) }))
}

const inFolder = (folder: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...files].map(([name, text]) => [posix.join(folder, name), text]))

const releaseOf = (file: string): string => file.split('/', 1)[0] ?? ''

const ofReleases = (files: ReadonlyMap<string, string>, names: readonly string[]): ReadonlyMap<string, string> =>
  names.length === 0 ? files : new Map([...files].filter(([file]) => names.includes(releaseOf(file))))

const relativeTo = (folder: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...files].map(([path, text]) => [posix.relative(folder, path), text]))

const below = (release: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...files].filter(([name]) => name.startsWith(`${release}/`)))
