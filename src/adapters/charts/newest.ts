import { compareBuild, prerelease, valid } from 'semver'
import { Failure } from '../../model/failure.ts'
import { fromJsonText, isList, textAt } from '../../model/json.ts'
import type { Release } from '../../model/workspace.ts'
import type { Ran } from '../../ports/run.ts'
import { openCache, scratchFolder } from './cache.ts'
import { bodyOf } from './chart-yaml.ts'
import { networkRefusal } from './network-refusal.ts'
import { addedName, ociWords, refuseLoose, type NetworkSource } from './reference.ts'
import type { UsersHelm } from './users-helm.ts'

export type Question = { readonly release: Release; readonly source: NetworkSource; readonly hasPreReleases: boolean }

/** The newest version of a release's chart that its repository lists; undefined where that has none but pre-releases, and those are not asked for. */
export async function newestVersion(question: Question, helm: UsersHelm, cacheRoot: string): Promise<string | undefined> {
  refuseLoose(question.release, question.source)
  return question.source.kind === 'oci' ? newestTag(question, helm) : newestIn(await indexed(question, helm, cacheRoot), question)
}

function newestIn(versions: readonly string[], { release, source, hasPreReleases }: Question): string | undefined {
  if (versions.length === 0)
    throw new Failure('chart-invalid', `Cannot update ${release.name}: ${source.url} lists no chart "${release.chart}"`, {
      hint: 'Correct chart or repository in environment.yml; helm search repo lists what is there',
    })
  const wanted = versions.filter((version) => valid(version) !== null && (hasPreReleases || prerelease(version) === null))
  return wanted.toSorted(compareBuild).at(-1)
}

/** Every version in a repository's index, as helm reads it: in the user's own files where the user added it, else in files that go again. */
async function indexed({ release, source }: Question, helm: UsersHelm, cacheRoot: string): Promise<readonly string[]> {
  using scratch = scratchFolder(openCache(cacheRoot))
  const added = await addedName(source.url, helm)
  const own = added === undefined ? [`--repository-config=${scratch.path}/repositories.yaml`, `--repository-cache=${scratch.path}`] : []
  const name = added ?? 'repository'
  const label = `reading the index of ${source.url}`
  const refuse = (ran: Ran): Ran => {
    if (ran.exitCode === 0) return ran
    throw networkRefusal(ran, 'read the index of', { source, release })
  }
  refuse(await helm(added === undefined ? ['repo', 'add', name, source.url, ...own] : ['repo', 'update', name], label))
  const { text } = refuse(await helm(['search', 'repo', `${name}/${release.chart}`, '--versions', '--devel', '--output=json', ...own], label))
  const entries = fromJsonText(text)
  // helm looks for the words anywhere in name and description.
  const exact = isList(entries) ? entries.filter((entry) => textAt(entry, 'name') === `${name}/${release.chart}`) : []
  return exact.flatMap((entry) => textAt(entry, 'version') ?? [])
}

/** helm reads the list of tags and takes the newest that fits. It shows that chart's Chart.yaml. */
async function newestTag({ release, source, hasPreReleases }: Question, helm: UsersHelm): Promise<string | undefined> {
  const newest = (range: string): Promise<Ran> =>
    helm(['show', 'chart', ...ociWords(release, source.url), `--version=${range}`], `reading the tags of ${release.chart}`)
  const any = '>0.0.0-0'
  const ran = await newest(hasPreReleases ? any : '*')
  if (ran.exitCode === 0) return textAt(bodyOf({ path: 'Chart.yaml', bytes: Buffer.from(ran.text) }), 'version')
  const refusal = networkRefusal(ran, 'read the tags of', { source, release })
  // No stable version, or no answer at all?
  if (hasPreReleases || (await newest(any)).exitCode !== 0) throw refusal
  return undefined
}
