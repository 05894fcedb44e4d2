import { createHash, createHmac } from 'node:crypto'
import { toJsonText, type Json } from '../../model/json.ts'
import type { Capabilities, Environment, Release } from '../../model/workspace.ts'
import type { TokenPart, TokenRow } from './row.ts'

/** What lies in the repository, as far as it decides what is applied, where and by which rules. */
export type ApprovedBytes = {
  readonly environment: Pick<Environment, 'context' | 'capabilities' | 'policy' | 'inventory' | 'prune' | 'conflicts' | 'releases'>
  /** Text of its waivers file; '' for none. */
  readonly waivers: string
  readonly releases: readonly ApprovedRelease[]
  readonly manner: Manner
}

export type ApprovedRelease = {
  readonly name: string
  /** Path below the workspace → text, render.yml left out: it tells where the objects come from. */
  readonly files: ReadonlyMap<string, string>
  /** The same of its Secrets. */
  readonly secrets: ReadonlyMap<string, ApprovedSecret>
  /** sha256 of the chart, and the helm that rendered it. */
  readonly archive: string
  readonly helm: string
}

/** Its text, and what of it anybody may know. */
export type ApprovedSecret = { readonly text: string; readonly shown: Json }

/** How kubectl is to be called. */
export type Manner = { readonly mode: 'server' | 'client'; readonly isForced: boolean }

export const bytesRows = ({ environment, waivers, releases, manner }: ApprovedBytes): readonly TokenRow[] => [
  ...releases.flatMap(({ files }) => [...files].map(([path, text]) => rowOf('tree', path, digestOf(text)))),
  ...releases.flatMap(({ secrets }) => [...secrets].map(([path, secret]) => rowOf('tree', path, digestOfSecret(secret, environment.capabilities)))),
  ...environment.releases.map((release) => rowOf('lock', release.name, lockOf(release, releases))),
  ...rowsOf('capabilities', environment.capabilities),
  rowOf('policy', 'cluster.context', environment.context),
  ...rowsOf('policy', policyOf(environment)),
  ...environment.releases.map((release) => rowOf('policy', `releases[${release.name}]`, rightsOf(release))),
  rowOf('waivers', 'waivers', digestOf(waivers)),
  ...rowsOf('manner', { ...manner, fieldManager: 'sluice' }),
]

const rowOf = (part: TokenPart, place: string, value: string): TokenRow => ({ part, place, value })

const rowsOf = (part: TokenPart, values: Readonly<Record<string, unknown>>): readonly TokenRow[] =>
  Object.entries(values).map(([place, value]) => rowOf(part, place, toJsonText(value)))

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * A token is printed where more people read than may see the Secret, and a plain digest of a value that can be guessed gives it away. The key is known to
 * those alone who may read the repository or the cluster; where none is recorded, the values take no part.
 */
const digestOfSecret = ({ text, shown }: ApprovedSecret, { clusterUid }: Capabilities): string =>
  clusterUid === '' ? digestOf(toJsonText(shown)) : createHmac('sha256', clusterUid).update(text).digest('hex')

/** Everything but where the lines stand. */
const policyOf = ({ policy, inventory, prune, conflicts }: ApprovedBytes['environment']) => ({
  failOn: policy.failOn,
  allowSnapshot: policy.allowSnapshot,
  allowUnverifiedServer: policy.allowUnverifiedServer,
  severity: policy.severity.map(({ subject, severity }) => [subject, severity]),
  snapshotMaxAge: policy.snapshotMaxAge,
  inventory,
  prune,
  conflicts: conflicts.map(({ manager, path, decision }) => [manager.text, path.text, decision]),
})

function lockOf({ name, chart, version, digest }: Release, releases: readonly ApprovedRelease[]): string {
  const rendered = releases.find((release) => release.name === name)
  return toJsonText([chart, version, digest, rendered?.archive, rendered?.helm])
}

const rightsOf = ({ namespace, allow, hooks, secrets, needs, account }: Release): string => toJsonText([namespace, allow, hooks, secrets, needs, account])
