import type { Ports } from '../../ports/ports.ts'
import { objectNames, readProvenance, treeDigest, type Provenance } from '../../store/store.ts'
import { readFolder } from '../workspace/read-folder.ts'

/** What stands in a release's folder. */
export type Standing = {
  /** The text of render.yml; '' where there is none. */
  readonly seen: string
  /** Undefined where the files are not those that render wrote. */
  readonly provenance: Provenance | undefined
  /** Names of its object files. */
  readonly names: readonly string[]
  /** Every file: name → text. */
  readonly texts: () => Promise<ReadonlyMap<string, string>>
}

type Facts = Omit<Standing, 'texts'>

/** Reads a release's folder, or asks the cache what it held when its files had the times and inodes that they have now. */
export async function readStanding(folder: string, ports: Ports): Promise<Standing> {
  const cache = await ports.cache()
  const print = await ports.files.fingerprint(folder)
  const key = `standing ${folder} ${print}`
  const known = print === undefined ? undefined : await cache.read(key)
  if (known !== undefined) return { ...parsed(known), texts: () => readFolder(ports.files, folder) }

  const files = await readFolder(ports.files, folder)
  const facts = factsOf(files)
  if (print !== undefined) await cache.keep(key, JSON.stringify(facts))
  return { ...facts, texts: async () => files }
}

function factsOf(files: ReadonlyMap<string, string>): Facts {
  const seen = files.get('render.yml') ?? ''
  const provenance = readProvenance(seen)
  return { seen, provenance: provenance?.digest === treeDigest(files) ? provenance : undefined, names: objectNames(files) }
}

function parsed(text: string): Facts {
  const facts: Facts = JSON.parse(text)
  return facts
}
