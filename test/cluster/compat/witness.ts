import { at, type Json, type JsonObject, textAt } from '../../../src/model/json.ts'
import { type Answer, type Ask, isFine } from './ask.ts'
import { listPath } from './install.ts'
import { lostFrom } from './lost.ts'
import { servedVersions } from './trial.ts'

/** One object that the old CRD took, with everything that its clients saw of it. */
export type Witness = {
  readonly manifest: JsonObject
  readonly path: string
  readonly seen: ReadonlyMap<string, Answer>
  /** Whether an ordinary update could write its status. */
  readonly writesStatus: boolean
}

/** Applies a manifest under the old CRD. Undefined where that one refuses it already, or keeps less of it than it says: null where null is no value, say. */
export async function witness(ask: Ask, crd: JsonObject, manifest: JsonObject): Promise<Witness | undefined> {
  const path = pathOf(crd, manifest, (textAt(manifest, 'apiVersion') ?? '').replace(/^.*\//, ''))
  if (!isFine(await create(ask, { path, manifest, validation: 'Strict' }))) return undefined
  if (!isFine(await apply(ask, path, manifest))) return undefined
  const writesStatus = await canWriteStatus(ask, path, manifest)
  if (manifest['status'] !== undefined) await mergePatch(ask, `${path}/status`, { status: manifest['status'] })
  const { body } = await ask({ method: 'GET', path })
  if (lostFrom({ before: manifest, after: body, written: manifest }).length > 0) return undefined
  return { manifest, path, seen: await look(ask, crd, manifest), writesStatus }
}

/** Reads an object at another version and writes it back as it was read, as clients of that version do. */
export async function rewrite(ask: Ask, path: string): Promise<void> {
  const { code, body } = await ask({ method: 'GET', path })
  if (code < 300) await ask({ method: 'PUT', path, body })
}

export const apply = (ask: Ask, path: string, body: JsonObject): Promise<Answer> =>
  ask({ method: 'PATCH', path: `${path}?fieldManager=sluice&force=true`, type: 'application/apply-patch+yaml', body })

export const mergePatch = (ask: Ask, path: string, body: Json): Promise<Answer> => ask({ method: 'PATCH', path, type: 'application/merge-patch+json', body })

/** Whether the object could be made afresh. */
export function create(ask: Ask, { path, manifest, validation }: Pick<Witness, 'path' | 'manifest'> & { readonly validation: string }): Promise<Answer> {
  const list = path.slice(0, path.lastIndexOf('/'))
  const body = { ...manifest, metadata: { name: 'fresh', namespace: at(manifest, 'metadata', 'namespace') ?? 'default' } }
  return ask({ method: 'POST', path: `${list}?dryRun=All&fieldValidation=${validation}`, body })
}

/** Whether an ordinary update changes the status of an object that has one. */
export async function canWriteStatus(ask: Ask, path: string, manifest: JsonObject): Promise<boolean> {
  if (textAt(manifest, 'status', 'phase') === undefined) return false
  const { body } = await mergePatch(ask, `${path}?dryRun=All`, { status: { phase: 'written' } })
  return textAt(body, 'status', 'phase') === 'written'
}

/** Everything that clients read of one object: at each version, its status and its scale. */
async function look(ask: Ask, crd: JsonObject, manifest: JsonObject): Promise<ReadonlyMap<string, Answer>> {
  const paths = servedVersions(crd).flatMap((version) => ['', '/status', '/scale'].map((part) => pathOf(crd, manifest, version) + part))
  const seen = new Map<string, Answer>()
  for (const path of paths) seen.set(path, await ask({ method: 'GET', path }))
  return seen
}

export const pathOf = (crd: JsonObject, manifest: JsonObject, version: string): string => `${listPath(crd, version)}/${textAt(manifest, 'metadata', 'name')}`
