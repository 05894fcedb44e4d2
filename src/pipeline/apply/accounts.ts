import { keyOf, type ResourceId } from '../../model/manifest.ts'
import type { Account, Environment } from '../../model/workspace.ts'
import type { RenderedRelease } from '../workspace/rendered-tree.ts'

type Rendered = { readonly environment: Environment; readonly releases: readonly RenderedRelease[] }

/** As whom an object is applied: the user that a release's ServiceAccount is to Kubernetes; '' for whoever applies. */
export function accountsOf({ environment, releases }: Rendered): (id: ResourceId) => string {
  const users = new Map(environment.releases.map(({ name, account }) => [name, account === undefined ? '' : userOf(account)]))
  const byObject = new Map(releases.flatMap(({ outcome, manifests }) => manifests.map(({ id }) => [keyOf(id), users.get(outcome.name) ?? ''] as const)))
  return (id) => byObject.get(keyOf(id)) ?? ''
}

export const userOf = ({ namespace, name }: Account): string => `system:serviceaccount:${namespace}:${name}`
