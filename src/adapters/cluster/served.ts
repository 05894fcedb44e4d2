import type { ServedKind } from '../../model/facts.ts'

export type Discovery = {
  /** In the order of the server: its preferred version of a group first. */
  readonly served: readonly Resource[]
  /** apiVersions that an aggregated server should serve and does not answer for. */
  readonly down: readonly string[]
}

export type Resource = ServedKind & { readonly verbs: readonly string[] }

/** The kind at that version, else at the version that the server prefers. */
export function findResource({ served }: Discovery, wanted: { readonly group: string; readonly kind: string; readonly version: string }): Resource | undefined {
  const kinds = served.filter(({ group, kind }) => group === wanted.group && kind === wanted.kind)
  return kinds.find(({ version }) => version === wanted.version) ?? kinds[0]
}
