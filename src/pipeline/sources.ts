import type { Finding } from '../model/finding.ts'
import { keyOf } from '../model/manifest.ts'
import { nowhere } from '../model/source.ts'
import { fileNamesOf } from '../store/store.ts'
import type { RenderedRelease } from './rendered-tree.ts'

type Rendered = { readonly environment: string; readonly releases: readonly RenderedRelease[] }

/** Findings with the file that their object is rendered to; of one that is not rendered, only the environment is known. */
export function withSources<F extends Finding>(findings: readonly F[], { environment, releases }: Rendered): readonly F[] {
  const files = new Map(
    releases.flatMap(({ outcome: { name }, manifests }) => {
      const names = fileNamesOf(manifests.map(({ id }) => id))
      return manifests.map(
        ({ id }, index) => [keyOf(id), { environment, release: name, file: `rendered/${environment}/${name}/${names[index] ?? ''}` }] as const,
      )
    }),
  )
  return findings.map((finding) => ({ ...finding, source: files.get(keyOf(finding.object)) ?? { ...nowhere, environment } }))
}
