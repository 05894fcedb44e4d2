import { posix } from 'node:path'
import type { ClusterFacts } from '../model/facts.ts'
import { Failure } from '../model/failure.ts'
import { isObject, listAt, textAt, toJsonText, type JsonObject } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Note, Outcome } from '../model/outcome.ts'
import type { Environment } from '../model/workspace.ts'
import type { Ports } from '../ports/ports.ts'
import { capabilitiesText, servedNames } from './capabilities-text.ts'
import { loadUnrecorded, type Selection } from './load-workspace.ts'
import { emptyOutcome } from './outcomes.ts'

export type SnapshotOptions = Selection & {
  /** Record every custom resource too, so that a check by snapshot can name the objects that a change hits. */
  readonly hasObjects: boolean
}

/** The live cluster → the environment's capabilities file and its snapshot file. */
export async function snapshot(options: SnapshotOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const { environments } = await loadUnrecorded(ports.files, options)
  const notes = await Promise.all(environments.map((environment) => record(options, environment, ports)))
  return {
    ...emptyOutcome('snapshot'),
    notes: notes.flat(),
    summary: `Recorded ${environments.map(({ name }) => name).join(', ')}.`,
    next: 'npm run render',
    timings: { snapshot: ports.clock.now() - started },
  }
}

async function record({ root, hasObjects }: SnapshotOptions, environment: Environment, ports: Ports): Promise<readonly Note[]> {
  if (environment.context === '') {
    throw new Failure('config-invalid', `Cannot record ${environment.name}: it names no cluster context`, {
      hint: `Write cluster: { context: … } in values/${environment.name}/environment.yml`,
    })
  }
  const cluster = await ports.cluster(environment.context)
  const facts = await cluster.facts({ live: hasObjects ? 'all' : [] })
  await ports.files.writeText(environment.capabilitiesFile, capabilitiesText(environment.name, facts))
  await ports.files.writeText(environment.snapshotFile, `${toJsonText(snapshotOf(facts), 1)}\n`)
  const gaps = facts.live.filter((kind) => kind.gap !== '')
  return [
    {
      sign: 'pass',
      text: `${posix.relative(root, environment.capabilitiesFile)}: Kubernetes ${facts.kubeVersion}, ${servedNames(facts).length} API versions and kinds`,
    },
    {
      sign: 'pass',
      text: `${posix.relative(root, environment.snapshotFile)}: ${facts.crds.length} CRDs, ${facts.live.reduce((sum, kind) => sum + kind.objects.length, 0)} custom resources`,
    },
    ...gaps.map((kind): Note => ({ sign: 'warn', text: `${kind.kind}.${kind.group} could not be listed whole: ${kind.gap}` })),
  ]
}

const snapshotOf = (facts: ClusterFacts): unknown => ({
  schema: 'sluice/snapshot/v1',
  takenAt: facts.takenAt,
  kubeVersion: facts.kubeVersion,
  uid: facts.uid,
  served: facts.served === 'unknown' ? [] : facts.served,
  crds: facts.crds.map(withoutFieldSets),
  live: facts.live.map((kind) => ({ ...kind, objects: kind.objects.map(withoutFieldSets) })),
})

/** Which manager applied at which version matters to the judge; which fields each owns does not, and is most of the bytes. */
function withoutFieldSets(manifest: Manifest): Manifest {
  const metadata = manifest.body['metadata']
  if (!isObject(metadata)) return manifest
  const managedFields = listAt(metadata, 'managedFields').map((entry): JsonObject => ({
    manager: textAt(entry, 'manager') ?? '',
    operation: textAt(entry, 'operation') ?? '',
    apiVersion: textAt(entry, 'apiVersion') ?? '',
  }))
  return { ...manifest, body: { ...manifest.body, metadata: { ...metadata, managedFields } } }
}
