import { unreachable } from '../model/unreachable.ts'
import type { Release } from '../model/workspace.ts'
import type { Cache } from '../ports/cache.ts'
import type { Charts, LocalChart } from '../ports/charts.ts'
import { digestOf, readArchiveFile } from './charts/archive-file.ts'
import { naming, printable, refuseOther, refuseOtherDigest, refuseSchemas, refuseSubcharts, refuseUndecided } from './charts/defects.ts'
import type { Inspection } from './charts/inspect.ts'
import { newestVersion } from './charts/newest.ts'
import { createPuller, type Pulled, type Puller } from './charts/puller.ts'
import { remembered } from './charts/remembered.ts'
import { createUsersHelm, type Surroundings, type UsersHelm } from './charts/users-helm.ts'

/** `cacheRoot`: where pulled charts are kept, outside of the workspace. */
type Options = Surroundings & { readonly workspaceRoot: string; readonly cacheRoot: string; readonly cache: Cache }

type Inspect = (digest: string, make: () => Promise<Inspection>) => Promise<Inspection>

type Tools = {
  readonly workspaceRoot: string
  readonly puller: Puller
  /** Whether the chart is fetched to be locked: its bytes are then those that are there, whatever was locked before. */
  readonly isLocking: boolean
  readonly inspectOnce: Inspect
}

/** A release → its chart on this machine, after everything is checked that can be known without running it. */
export function createCharts(options: Options): Charts {
  // One chart serves many releases; its digest says that it is the same.
  const known = new Map<string, Promise<Inspection>>()
  const inspectOnce: Inspect = (digest, make) => {
    const inspection = known.get(digest) ?? remembered(digest, options.cache, make)
    known.set(digest, inspection)
    return inspection
  }
  const { workspaceRoot, cacheRoot } = options
  const helm = createUsersHelm(options)
  const puller = createPuller(helm, cacheRoot)
  // Many environments have one chart: its repository is asked once.
  const asked = new Map<string, Promise<string | undefined>>()
  const fetched = (release: Release, isLocking: boolean): Promise<LocalChart> =>
    naming(release, workspaceRoot, () => fetchChart(release, { workspaceRoot, puller, isLocking, inspectOnce }))
  return {
    fetch: (release) => fetched(release, false),
    fetchUnlocked: (release) => fetched({ ...release, digest: '' }, true),
    newest: (release, { hasPreReleases }) => naming(release, workspaceRoot, () => newestOf(release, hasPreReleases, { helm, cacheRoot, asked })),
  }
}

type Asking = { readonly helm: UsersHelm; readonly cacheRoot: string; readonly asked: Map<string, Promise<string | undefined>> }

async function newestOf(release: Release, hasPreReleases: boolean, { helm, cacheRoot, asked }: Asking): Promise<string | undefined> {
  const { source, chart } = release
  if (!('url' in source)) return undefined
  const key = JSON.stringify([source.url, chart, hasPreReleases])
  const newest = asked.get(key) ?? newestVersion({ release, source, hasPreReleases }, helm, cacheRoot)
  asked.set(key, newest)
  return newest
}

async function fetchChart(release: Release, tools: Tools): Promise<LocalChart> {
  const { source } = release
  switch (source.kind) {
    case 'folder':
      return fromFolder(source.path, release, tools)
    case 'archive':
      return fromArchive({ path: source.path, manifestDigest: '' }, release, tools)
    case 'http':
    case 'oci':
      return fromArchive(await (tools.isLocking ? tools.puller.anew(release, source) : tools.puller.locked(release, source)), release, tools)
    default:
      return unreachable(source)
  }
}

async function fromFolder(path: string, release: Release, { workspaceRoot, isLocking, inspectOnce }: Tools): Promise<LocalChart> {
  const [{ readFolder }, { inspect }] = await Promise.all([import('./charts/folder.ts'), import('./charts/inspect.ts')])
  const { contents, digest } = await readFolder(path, workspaceRoot)
  const inspection = await inspectOnce(digest, async () => inspect(contents))
  if (!isLocking) refuseUndecided(inspection.undecided, release)
  return checked({ path, digest, manifestDigest: '' }, inspection, release)
}

async function fromArchive({ path, manifestDigest }: Pick<Pulled, 'path' | 'manifestDigest'>, release: Release, { inspectOnce }: Tools): Promise<LocalChart> {
  const bytes = readArchiveFile(path)
  const digest = digestOf(bytes)
  // Bytes that nobody locked are not worth a look.
  refuseOtherDigest(digest, release)
  return checked({ path, digest, manifestDigest }, await inspectOnce(digest, () => inspectArchive(bytes)), release)
}

/** What reads archives is loaded only for one that was never inspected before. */
async function inspectArchive(bytes: Buffer): Promise<Inspection> {
  const [{ readArchive }, { inspect }] = await Promise.all([import('./charts/archive.ts'), import('./charts/inspect.ts')])
  return inspect(await readArchive(bytes))
}

function checked(pulled: Pulled, { facts, schemas, subcharts, calls }: Inspection, release: Release): LocalChart {
  refuseOtherDigest(pulled.digest, release)
  refuseOther(facts, release)
  if (release.subcharts === 'refuse') refuseSubcharts(subcharts)
  // Where the schema is left out, helm does not read it either.
  if (!release.skipSchemaValidation) refuseSchemas(schemas)
  return { ...pulled, ...facts, otherSubcharts: subcharts.map(({ file, what }) => `${printable(file)} ${printable(what)}`), calls }
}
