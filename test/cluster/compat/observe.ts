import { at, type Json, type JsonObject, objectAt, textAt } from '../../../src/model/json.ts'
import { type Answer, type Ask, isFine } from './ask.ts'
import { lostFrom } from './lost.ts'
import { servedVersions, type Trial } from './trial.ts'
import { apply, canWriteStatus, create, mergePatch, pathOf, rewrite, type Witness } from './witness.ts'

/** What broke for one object; every text is one thing that worked before. */
export async function breaks(ask: Ask, one: Witness, { before: old, after: now }: Pick<Trial, 'before' | 'after'>): Promise<readonly string[]> {
  const before = await readsLost(ask, one)
  const writes = [
    refusal('create', await create(ask, { ...one, validation: 'Ignore' })),
    refusal('strict create', await create(ask, { ...one, validation: 'Strict' })),
    refusal('update of a label', await mergePatch(ask, one.path, { metadata: { labels: { touched: 'yes' } } })),
    refusal('apply of the unchanged manifest', await apply(ask, one.path, one.manifest)),
  ].flat()
  const isDeaf = one.writesStatus && !(await canWriteStatus(ask, one.path, one.manifest))
  for (const version of newDoors(old, now)) await rewrite(ask, pathOf(now ?? old, one.manifest, version))
  const after = await readsLost(ask, one)
  return [...before, ...writes, ...(isDeaf ? ['status written by an ordinary update is dropped'] : []), ...after.map((text) => `after a write: ${text}`)]
}

/** Versions through which nobody could write before, or not without a conversion. */
function newDoors(before: JsonObject, after: JsonObject | undefined): readonly string[] {
  if (strategyOf(before) !== strategyOf(after)) return servedVersions(after)
  return servedVersions(after).filter((version) => !servedVersions(before).includes(version))
}

const strategyOf = (crd: JsonObject | undefined): string => textAt(crd, 'spec', 'conversion', 'strategy') ?? 'None'

const refusal = (what: string, answer: Answer): readonly string[] =>
  isFine(answer) ? [] : [`${what} answers ${answer.code}: ${textAt(answer.body, 'message') ?? ''}`]

// Metadata moves with every write.
const lostParts = (before: Json, after: Json, written: Json): readonly string[] =>
  Object.keys(objectAt(before))
    .filter((part) => !['apiVersion', 'kind', 'metadata'].includes(part))
    .flatMap((part) => lostFrom({ before: at(before, part), after: at(after, part), written: at(written, part) }, part))

async function readsLost(ask: Ask, { seen, manifest }: Witness): Promise<readonly string[]> {
  const lost: string[] = []
  for (const [path, { code, body: before }] of seen) {
    if (code >= 300) continue
    const now = await ask({ method: 'GET', path })
    lost.push(...refusal(`read of ${path}`, now))
    if (isFine(now)) lost.push(...lostParts(before, now.body, path.endsWith('/scale') ? before : manifest).map((gone) => `read of ${path} lacks ${gone}`))
  }
  return lost
}
