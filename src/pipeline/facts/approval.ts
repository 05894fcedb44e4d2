import { posix } from 'node:path'
import { bytesRows, liveRows, prunePlan, type ApprovedRelease, type Manner, type TokenRow, type TokenRows } from '../../apply/apply.ts'
import { findDrift } from '../../drift/drift.ts'
import type { ClusterFacts } from '../../model/facts.ts'
import { keyOf, type Manifest } from '../../model/manifest.ts'
import { shownBody } from '../../model/secret.ts'
import { isSecret } from '../../model/withheld.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Cluster } from '../../ports/cluster.ts'
import type { Files } from '../../ports/files.ts'
import { fileNamesOf } from '../../store/store.ts'
import { leftOverIn } from './inventory-members.ts'
import { liveSecrets } from './live-facts.ts'
import type { RenderedRelease } from '../workspace/rendered-tree.ts'
import { sent } from '../workspace/withheld.ts'

/** What somebody approves: the repository's bytes as they were read, and how they are to be applied. */
export type Approved = {
  readonly environment: Environment
  readonly releases: readonly RenderedRelease[]
  readonly files: Pick<Files, 'readText'>
  readonly manner: Manner
  /** Whether all releases of the environment are among them. */
  readonly isWhole: boolean
}

/** How it lives, as it was judged, with its Secrets where they were read already; undefined where it was judged by files. */
export type Lived = { readonly cluster: Cluster; readonly facts: ClusterFacts; readonly secrets?: readonly Manifest[] } | undefined

/** All that an approval covers: `check` makes a token of it, `apply` compares. */
export async function approvalOf(approved: Approved, lived: Lived): Promise<TokenRows> {
  const { environment, releases, files, manner } = approved
  const { waiversFile } = environment.policy
  const waivers = waiversFile === '' ? '' : ((await files.readText(waiversFile)) ?? '')
  const bytes = bytesRows({ environment, waivers, manner, releases: releases.map((release) => approvedRelease(environment.name, release)) })
  return { bytes, live: lived === undefined ? undefined : await livedRows(approved, lived) }
}

function approvedRelease(environment: string, { outcome: { name }, manifests, provenance, texts }: RenderedRelease): ApprovedRelease {
  const place = (file: string): string => posix.join('rendered', environment, name, file)
  const names = fileNamesOf(manifests.map(({ id }) => id))
  const secretNames = new Map(manifests.flatMap((manifest, index) => (isSecret(manifest.id) ? [[names[index] ?? '', manifest] as const] : [])))
  const files = new Map([...texts].filter(([file]) => !secretNames.has(file)).map(([file, text]) => [place(file), text]))
  const secrets = new Map([...secretNames].map(([file, manifest]) => [place(file), { text: texts.get(file) ?? '', shown: shownBody(manifest) }]))
  return { name, files, secrets, archive: provenance.archive, helm: provenance.helm }
}

/** The facts hold no Secret; of those that are sent, who wrote them is part of it all the same. */
async function livedRows(approved: Approved, { cluster, facts, secrets }: NonNullable<Lived>): Promise<readonly TokenRow[]> {
  const rendered = approved.releases.flatMap(({ manifests }) => manifests)
  const desired = sent(rendered)
  const wanted = new Set(desired.map(({ id }) => keyOf(id)))
  const live = [...facts.owned.filter(({ id }) => wanted.has(keyOf(id))), ...(secrets ?? (await liveSecrets(cluster, rendered)))]
  const deleted = await deletedBy(approved, rendered, cluster)
  return liveRows({ cluster: facts.uid, desired, live, drift: findDrift({ desired, live, extra: [] }), deleted })
}

/** What an apply that prunes because the environment says so would delete. A flag that says so later is a word of its own. */
async function deletedBy({ environment, isWhole }: Approved, desired: readonly Manifest[], cluster: Cluster): Promise<readonly Manifest[]> {
  if (!environment.prune.isOn || !isWhole) return []
  return prunePlan(await leftOverIn(environment, desired, cluster), environment.prune.named).deleted
}
