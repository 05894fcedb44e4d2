import { posix } from 'node:path'
import { bytesRows, liveRows, type ApprovedRelease, type Manner, type TokenRows } from '../../apply/apply.ts'
import { shownBody } from '../../model/secret.ts'
import { isSecret } from '../../model/withheld.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Files } from '../../ports/files.ts'
import { fileNamesOf } from '../../store/store.ts'
import type { RenderedRelease } from '../workspace/rendered-tree.ts'
import type { Standing } from './standing.ts'

/** What somebody approves: the repository's bytes as they were read, and how they are to be applied. */
export type Approved = {
  readonly environment: Environment
  readonly releases: readonly RenderedRelease[]
  readonly files: Pick<Files, 'readText'>
  readonly manner: Manner
}

/** All that an approval covers: `check` makes a token of it, `apply` compares. */
export async function approvalOf(approved: Approved, standing: Standing | undefined): Promise<TokenRows> {
  const { environment, releases, files, manner } = approved
  const { waiversFile } = environment.policy
  const waivers = waiversFile === '' ? '' : ((await files.readText(waiversFile)) ?? '')
  const bytes = bytesRows({ environment, waivers, manner, releases: releases.map((release) => approvedRelease(environment.name, release)) })
  return { bytes, live: standing === undefined ? undefined : liveRows(standing.state) }
}

function approvedRelease(environment: string, { outcome: { name }, manifests, provenance, texts }: RenderedRelease): ApprovedRelease {
  const place = (file: string): string => posix.join('rendered', environment, name, file)
  const names = fileNamesOf(manifests.map(({ id }) => id))
  const secretNames = new Map(manifests.flatMap((manifest, index) => (isSecret(manifest.id) ? [[names[index] ?? '', manifest] as const] : [])))
  const files = new Map([...texts].filter(([file]) => !secretNames.has(file)).map(([file, text]) => [place(file), text]))
  const secrets = new Map([...secretNames].map(([file, manifest]) => [place(file), { text: texts.get(file) ?? '', shown: shownBody(manifest) }]))
  return { name, files, secrets, archive: provenance.archive, helm: provenance.helm }
}
