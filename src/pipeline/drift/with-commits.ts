import type { Drift, SetBy } from '../../model/drift.ts'
import { posix } from 'node:path'
import { linesOf } from '../../normalise/spots.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Source } from './options.ts'
import type { RenderedRelease } from '../workspace/rendered-tree.ts'
import { sourcesOf } from '../workspace/sources.ts'

type Where = { readonly root: string; readonly environment: string; readonly releases: readonly RenderedRelease[]; readonly source: Source }

/** Drift with the commit that last set each desired value. Outside of Git, and in a clone that lacks its history, there is none to name. */
export async function withCommits(drift: readonly Drift[], { root, environment, releases, source }: Where, ports: Ports): Promise<readonly Drift[]> {
  const git = await ports.git()
  if (drift.length === 0 || !(await git.isRepository())) return drift
  const sourceOf = sourcesOf(environment, releases)
  const places = await Promise.all(drift.map(async (one) => placesOf(one, sourceOf(one.id).file, { root, source })))
  const found = (await git.setBy(places.flat(), source.commit)).values()
  return drift.map((one, index) => (places[index]?.length === 0 ? one : withSetBy(one, () => found.next().value)))
}

async function placesOf(drift: Drift, file: string, { root, source }: { root: string; source: Source }) {
  if (file === '' || (drift.kind !== 'changed' && drift.kind !== 'missing')) return []
  const text = (await source.files.readText(posix.join(root, file))) ?? ''
  const pointers = drift.kind === 'changed' ? drift.fields.map(({ desiredPointer }) => desiredPointer) : ['']
  return linesOf(text, pointers).map((line) => ({ file, line }))
}

function withSetBy(drift: Drift, next: () => SetBy | undefined): Drift {
  if (drift.kind === 'missing') return { ...drift, setBy: next() }
  if (drift.kind !== 'changed') return drift
  return {
    ...drift,
    fields: drift.fields.map((field) => {
      const setBy = next()
      return { ...field, setBy: field.desired === undefined ? undefined : setBy }
    }),
  }
}
