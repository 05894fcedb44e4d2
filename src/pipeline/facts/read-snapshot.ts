import { readSnapshot as decode, readSnapshotFile, readSnapshotPage } from '../../config/config.ts'
import type { ClusterFacts, LiveObjects } from '../../model/facts.ts'
import { Failure } from '../../model/failure.ts'
import { fromJsonText, type Json } from '../../model/json.ts'
import { keyOf, type Manifest, type ResourceId } from '../../model/manifest.ts'
import type { Read } from '../../model/problem.ts'
import type { Packing } from '../../ports/packing.ts'

type Kind = Pick<LiveObjects, 'group' | 'kind'>

/** What a snapshot knows of a cluster. */
export type Recorded = {
  /** Its custom kinds come without their objects, which may be many. */
  readonly facts: ClusterFacts
  /** Shows the objects of a kind page by page, none of them kept. Failure 'config-invalid' at a page that is damaged. */
  readonly eachPage: (kind: Kind, visit: (page: readonly Manifest[]) => void) => Promise<void>
}

/** Text of a snapshot file → what it knows of the cluster. Failure 'config-invalid' where it is none, or one of another layout. */
export async function readSnapshot(text: string, file: string, packing: () => Promise<Packing>): Promise<Recorded> {
  const { facts: written, pages } = orFailure(readSnapshotFile(text, file), file)
  const unpacked = async (packed: string): Promise<Json> => parsed(await (await packing()).unpack(packed), file)
  const facts = orFailure(decode(written.kind === 'plain' ? written.json : await unpacked(written.text), file), file)
  return {
    facts: { ...facts, live: facts.live.map((listed) => ({ ...listed, objects: [] })) },
    eachPage: async (kind, visit) => {
      for (const listed of facts.live) if (isOf(kind, listed) && listed.objects.length > 0) visit(listed.objects)
      for (const page of pages) if (isOf(kind, page)) visit(orFailure(readSnapshotPage(await unpacked(page.objects), file), file))
    },
  }
}

/** Facts with those of the recorded objects that somebody wants by name. A page is unpacked only where its kind is among them. */
export async function withObjects({ facts, eachPage }: Recorded, wanted: 'all' | readonly ResourceId[]): Promise<ClusterFacts> {
  const keys = new Set(wanted === 'all' ? [] : wanted.map(keyOf))
  const live: LiveObjects[] = []
  for (const listed of facts.live) {
    const objects: Manifest[] = []
    if (wanted === 'all' || wanted.some((id) => isOf(listed, id)))
      await eachPage(listed, (page) => objects.push(...page.filter(({ id }) => wanted === 'all' || keys.has(keyOf(id)))))
    live.push({ ...listed, objects })
  }
  return { ...facts, live }
}

const isOf = (wanted: Kind, { group, kind }: Kind): boolean => group === wanted.group && kind === wanted.kind

function parsed(text: string, file: string): Json {
  try {
    return fromJsonText(text)
  } catch (cause) {
    throw new Failure('config-invalid', `Cannot read the snapshot ${file}: what it packs is no JSON`, { hint, cause })
  }
}

function orFailure<T>(read: Read<T>, file: string): T {
  if (read.ok) return read.value
  throw new Failure('config-invalid', `Cannot read the snapshot ${file}`, { hint, problems: read.problems })
}

const hint = 'npm run snapshot records a new one'
