import { unreachable } from '../model/unreachable.ts'
import type { Release } from '../model/workspace.ts'
import type { Charts, LocalChart } from '../ports/charts.ts'
import { digestOf, readArchiveFile } from './charts/archive-file.ts'
import { readArchive } from './charts/archive.ts'
import { naming, refuseOther, refuseOtherDigest, refuseSchemas, refuseSubcharts, refuseUndecided } from './charts/defects.ts'
import { readFolder } from './charts/folder.ts'
import { inspect, type Inspection } from './charts/inspect.ts'
import { createPuller, type Puller, type PullerOptions } from './charts/puller.ts'

type Tools = { readonly workspaceRoot: string; readonly pull: Puller; readonly inspectArchive: (bytes: Buffer, digest: string) => Promise<Inspection> }

/** A release → its chart on this machine, after everything is checked that can be known without running it. */
export function createCharts(options: PullerOptions & { readonly workspaceRoot: string }): Charts {
  // One chart serves many releases; its digest says that it is the same.
  const known = new Map<string, Promise<Inspection>>()
  const inspectArchive = (bytes: Buffer, digest: string): Promise<Inspection> => {
    const inspection = known.get(digest) ?? readArchive(bytes).then(inspect)
    known.set(digest, inspection)
    return inspection
  }
  const tools = { workspaceRoot: options.workspaceRoot, pull: createPuller(options), inspectArchive }
  return { fetch: (release) => naming(release, options.workspaceRoot, () => fetchChart(release, tools)) }
}

async function fetchChart(release: Release, tools: Tools): Promise<LocalChart> {
  const { source } = release
  switch (source.kind) {
    case 'folder':
      return fromFolder(source.path, release, tools)
    case 'archive':
      return fromArchive(source.path, release, tools)
    case 'http':
    case 'oci':
      return fromArchive(await tools.pull(release, source), release, tools)
    default:
      return unreachable(source)
  }
}

async function fromFolder(path: string, release: Release, { workspaceRoot }: Tools): Promise<LocalChart> {
  const { contents, digest } = await readFolder(path, workspaceRoot)
  const inspection = inspect(contents)
  refuseUndecided(inspection.undecided, release)
  return checked({ path, digest }, inspection, release)
}

async function fromArchive(path: string, release: Release, { inspectArchive }: Tools): Promise<LocalChart> {
  const bytes = readArchiveFile(path)
  const digest = digestOf(bytes)
  // Bytes that nobody locked are not worth a look.
  refuseOtherDigest(digest, release)
  return checked({ path, digest }, await inspectArchive(bytes, digest), release)
}

function checked({ path, digest }: { path: string; digest: string }, { facts, schemas, subcharts }: Inspection, release: Release): LocalChart {
  refuseOtherDigest(digest, release)
  refuseOther(facts, release)
  if (release.subcharts === 'refuse') refuseSubcharts(subcharts)
  // Where the schema is left out, helm does not read it either.
  if (!release.skipSchemaValidation) refuseSchemas(schemas)
  return { path, ...facts, digest }
}
