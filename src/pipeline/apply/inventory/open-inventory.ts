import { parentBody, readParent, whyNotOurs, type Parent } from '../../../apply/apply.ts'
import { Failure } from '../../../model/failure.ts'
import type { InventoryPlace } from '../../../model/inventory.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { ClusterWrites, Written } from '../../../ports/cluster-writes.ts'

/** The inventory of an environment, in the hands of one run. */
export type Inventory = {
  /** As it was when this run came. */
  readonly before: Parent
  /**
   * Writes it anew. Each write holds only for what this run wrote before: a run that lost its lock, and does not know it yet, fails here, before it writes
   * anything else. Failure 'lock-lost'.
   */
  readonly write: (parent: Parent) => Promise<void>
  /** Its uid and name, for an Event. */
  readonly live: () => Manifest
}

const empty: Parent = { kinds: [], namespaces: [], run: '', record: undefined }

// Somebody may annotate the ConfigMap while it is written; more often than this it is no accident.
const attempts = 3

type Opening = { readonly writes: ClusterWrites; readonly first: (before: Parent) => Parent }

/** Takes the inventory over for this run, or makes it. Failure 'config-invalid' where the ConfigMap of that name is somebody else's. */
export async function openInventory(place: InventoryPlace, { writes, first }: Opening): Promise<Inventory> {
  const target = { id: { group: '', kind: 'ConfigMap', ...place }, version: 'v1' }
  const read = (): Promise<Manifest | undefined> => writes.get(target)
  const put = (live: Manifest | undefined, parent: Parent): Promise<Written> => {
    const body = parentBody(place, live, parent)
    return live === undefined ? writes.create(body) : writes.replace(body)
  }
  const opened = await taken(place, { read, put, first })
  let { live } = opened
  return {
    before: opened.before,
    write: async (parent) => {
      live = await rewritten(live, parent, { read, put })
    },
    live: () => live,
  }
}

type Store = {
  readonly read: () => Promise<Manifest | undefined>
  readonly put: (live: Manifest | undefined, parent: Parent) => Promise<Written>
}

async function taken(place: InventoryPlace, { read, put, first }: Store & Pick<Opening, 'first'>): Promise<{ live: Manifest; before: Parent }> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const found = await read()
    refuseForeign(found, place)
    const before = found === undefined ? empty : readParent(found)
    const written = await put(found, first(before))
    if (written.kind === 'done') return { live: written.object, before }
  }
  throw lost('it changes faster than it can be written')
}

/** Over what this run wrote. Where that moved, it may have been its own write whose answer got lost, or somebody's annotation; never another run's. */
async function rewritten(before: Manifest, parent: Parent, { read, put }: Store): Promise<Manifest> {
  let live = before
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const written = await put(live, parent)
    if (written.kind === 'done') return written.object
    const found = await read()
    if (found === undefined) throw lost('somebody deleted it')
    const { run } = readParent(found)
    if (run !== parent.run) throw lost(`the run ${run} wrote it`)
    live = found
  }
  throw lost('it changes faster than it can be written')
}

function refuseForeign(found: Manifest | undefined, place: InventoryPlace): void {
  const why = found === undefined ? '' : whyNotOurs(found, place)
  if (why === '') return
  throw new Failure('config-invalid', `Cannot keep the inventory in ConfigMap ${place.namespace}/${place.name}: ${why}, expected one that Sluice made`, {
    hint: 'Name another one: inventory.name in environment.yml',
  })
}

const lost = (why: string): Failure =>
  new Failure('lock-lost', `Stopped before the next write: the inventory is no longer this run's, ${why}`, {
    hint: 'See what the other run does, then apply again; what is applied stays applied',
  })
