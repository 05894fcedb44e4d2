import { posix } from 'node:path'
import { Failure } from '../../model/failure.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { ReleaseOutcome } from '../../model/outcome.ts'
import type { Environment } from '../../model/workspace.ts'
import { readManifests } from '../../normalise/normalise.ts'
import type { Files } from '../../ports/files.ts'
import { readProvenance, treeDigest, type Provenance } from '../../store/store.ts'
import { readFolder } from './read-folder.ts'

/** One release as it stands under rendered/. */
export type RenderedRelease = {
  readonly outcome: ReleaseOutcome
  readonly manifests: readonly Manifest[]
  readonly provenance: Provenance
  /** Name → text of the files that hold its objects. */
  readonly texts: ReadonlyMap<string, string>
}

/** What rendered/ holds of an environment. Fails where a release was never rendered, or its files are not those that `render` wrote. */
export async function renderedTree(
  root: string,
  environment: Environment,
  { files: from }: { files: Pick<Files, 'walk' | 'readText'> },
): Promise<readonly RenderedRelease[]> {
  return Promise.all(
    environment.releases.map(async (release) => {
      const folder = posix.join('rendered', environment.name, release.name)
      const files = await readFolder(from, posix.join(root, folder))
      const provenance = readProvenance(files.get('render.yml') ?? '')
      if (provenance === undefined) throw neverRendered(environment.name, folder, files.size > 0)
      if (provenance.digest !== treeDigest(files)) throw handEdited(environment.name, folder)
      const outcome = {
        name: release.name,
        version: provenance.chart.version,
        objects: provenance.objects,
        added: 0,
        changed: 0,
        removed: 0,
        digest: provenance.digest,
      }
      const texts = new Map([...files].filter(([name]) => name !== 'render.yml'))
      return { outcome, manifests: manifestsOf(files, folder), provenance, texts }
    }),
  )
}

const neverRendered = (environment: string, folder: string, isDamaged: boolean): Failure =>
  new Failure('tree-modified', isDamaged ? `${folder}/render.yml is missing or not as render writes it` : `${folder} was never rendered`, {
    hint: `npm run render -- --env ${environment}`,
  })

const handEdited = (environment: string, folder: string): Failure =>
  new Failure('tree-modified', `The files of ${folder} are not those that render wrote: its digest differs`, {
    hint: `Change values/${environment}/ instead of rendered/, then npm run render -- --env ${environment}`,
  })

/** Manifests of rendered files: relative path → text. Fails with every problem in them. */
export function manifestsOf(files: ReadonlyMap<string, string>, folder: string): readonly Manifest[] {
  const read = [...files].filter(([name]) => !name.endsWith('render.yml')).map(([name, text]) => readManifests({ text, file: posix.join(folder, name) }))
  const problems = read.flatMap((result) => (result.ok ? [] : result.problems))
  if (problems.length > 0) throw new Failure('input-invalid', `Cannot read ${folder}`, { hint: 'Render again: npm run render', problems })
  return read.flatMap((result) => (result.ok ? result.value : []))
}
