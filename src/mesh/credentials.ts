import { textAt } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import { namespaceOf } from './objects/origin.ts'

/** "namespace/name" of every Secret that manifests bring, or that something among them makes. */
export const secretsAmong = (manifests: readonly Manifest[]): ReadonlySet<string> =>
  new Set(
    manifests.flatMap((manifest) => {
      const name = nameOfSecret[manifest.id.kind]?.(manifest)
      return name === undefined ? [] : [`${namespaceOf(manifest.id)}/${name}`]
    }),
  )

const nameOfSecret: Readonly<Record<string, (manifest: Manifest) => string | undefined>> = {
  Secret: ({ id }) => id.name,
  SealedSecret: ({ id }) => id.name,
  Certificate: ({ body }) => textAt(body, 'spec', 'secretName'),
  ExternalSecret: ({ id, body }) => textAt(body, 'spec', 'target', 'name') ?? id.name,
}
