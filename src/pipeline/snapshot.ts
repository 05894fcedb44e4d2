import { posix } from 'node:path'
import { Failure } from '../model/failure.ts'
import { bindingKind, policyKind } from '../model/admission-facts.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Note, Outcome } from '../model/outcome.ts'
import type { Environment } from '../model/workspace.ts'
import type { Ports } from '../ports/ports.ts'
import { capabilitiesText, servedNames } from './snapshot/capabilities-text.ts'
import { loadUnrecorded, type Selection } from './workspace/load-workspace.ts'
import { withoutSecrets } from './facts/live-facts.ts'
import { emptyOutcome } from './outcomes.ts'
import { readFolder } from './workspace/read-folder.ts'
import { manifestsOf } from './workspace/rendered-tree.ts'
import { customKinds, recordObjects } from './snapshot/record-objects.ts'
import { snapshotText } from './snapshot/snapshot-text.ts'

export type SnapshotOptions = Selection & {
  /** What to record of custom resources: nothing, who they are and at which versions they were applied, or everything. */
  readonly customResources: 'none' | 'names' | 'whole'
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

async function record({ root, customResources }: SnapshotOptions, environment: Environment, ports: Ports): Promise<readonly Note[]> {
  if (environment.context === '') {
    throw new Failure('config-invalid', `Cannot record ${environment.name}: it names no cluster context`, {
      hint: `Write cluster: { context: … } in values/${environment.name}/environment.yml`,
    })
  }
  const cluster = await ports.cluster(environment.context)
  const packing = await ports.packing()
  const read = await cluster.facts()
  const desired = withoutSecrets(await desiredOf(root, environment, ports))
  const kinds = customResources === 'none' ? [] : customKinds(read.crds)
  const objects = await recordObjects(cluster, { kinds, content: customResources, packing })
  // What every later change is judged by, whatever is recorded of custom resources.
  const policies = await recordObjects(cluster, { kinds: [policyKind, bindingKind], content: 'whole', packing })
  const [live, pages] = [
    [...policies.live, ...objects.live],
    [...policies.pages, ...objects.pages],
  ]
  const facts = { ...read, owned: await cluster.read(desired), live }
  await ports.files.writeText(environment.capabilitiesFile, capabilitiesText(environment.name, facts))
  await ports.files.writeText(environment.snapshotFile, await snapshotText(environment.name, { facts, count: objects.count, pages }, packing))
  const gaps = live.filter((kind) => kind.gap !== '')
  return [
    {
      sign: 'pass',
      text: `${posix.relative(root, environment.capabilitiesFile)}: Kubernetes ${facts.kubeVersion}, ${servedNames(facts).length} API versions and kinds`,
    },
    {
      sign: 'pass',
      text: `${posix.relative(root, environment.snapshotFile)}: ${facts.crds.length} CRDs, ${objects.count} custom resources, ${facts.owned.length} objects of releases`,
    },
    ...facts.down.map((apiVersion): Note => ({ sign: 'warn', text: `The server of ${apiVersion} does not answer: a check by this snapshot blocks` })),
    ...gaps.map((kind): Note => ({ sign: 'warn', text: `${kind.kind}.${kind.group} could not be listed whole: ${kind.gap}` })),
  ]
}

/** What is rendered for the environment; nothing where it never was. */
async function desiredOf(root: string, environment: Environment, ports: Ports): Promise<readonly Manifest[]> {
  const folder = posix.join('rendered', environment.name)
  return manifestsOf(await readFolder(ports.files, posix.join(root, folder)), folder)
}
