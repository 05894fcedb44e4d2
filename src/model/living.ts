import type { JsonObject } from './json.ts'

/** Objects by number, and the names of the first few: however many they are, they take no room. */
export type Counted = { readonly count: number; readonly names: readonly string[] }

/** How a finding says that objects suffer. A path is such as "spec.http[].corsPolicy", "spec.labels{}". */
export type Claim = { readonly id: string; readonly versions: readonly string[] } & (
  | { readonly asks: 'place'; readonly path: string; readonly keywords: readonly string[] }
  /** Whether a field is lost, wherever it is. */
  | { readonly asks: 'losses' }
  /** Whether several managers own items of the list, or keys of the map, at a place. */
  | { readonly asks: 'managers'; readonly path: string }
)

/** One version of a kind, and its openAPIV3Schema as it is and as it will be. */
export type VersionChange = { readonly name: string; readonly before: JsonObject; readonly after: JsonObject; readonly hasStatus: boolean }

/** How objects look in a version that nobody could read before. Where nothing converts, it shows what is stored, cut to its own schema. */
export type NewView = {
  readonly name: string
  /** The version that objects have to come at, so that all that is stored of them is seen. */
  readonly seenAt: string
  readonly before: JsonObject
  readonly after: JsonObject
}

/** A custom kind whose CRD changes or goes, as far as its objects can tell what that does to them. */
export type KindChange = {
  readonly group: string
  readonly kind: string
  readonly isNamespaced: boolean
  /** Whether a webhook converts: an object then says nothing about versions other than its own. */
  readonly isConverted: boolean
  readonly versions: readonly VersionChange[]
  readonly views: readonly NewView[]
  readonly claims: readonly Claim[]
}

/** Objects that a claim is true of. */
export type Hits = Counted & {
  /** How many of them are refused by an update that changes nothing: even a label patch fails. */
  readonly stuck: number
  /** How many objects could not be looked at in a version that the claim is about. */
  readonly unseen: number
}

/** Objects that suffer in a way that no claim foresaw. */
export type Unclaimed = Counted & { readonly path: string; readonly keyword: string; readonly said: string; readonly stuck: number }

/** What the objects of one kind told, one after the other. */
export type Tally = {
  readonly seen: Counted
  /** Objects in which some manager last applied its fields, by apiVersion. */
  readonly applied: ReadonlyMap<string, Counted>
  /** By the id of the claim; a claim that is not here was not looked for. */
  readonly hits: ReadonlyMap<string, Hits>
  readonly unclaimed: readonly Unclaimed[]
}

/** A custom kind with what its objects tell of the change of its CRD. */
export type LivingKind = {
  readonly group: string
  readonly kind: string
  readonly live: Tally
  /** '' when every live object was seen, else why not. */
  readonly gap: string
  /** What the manifests of the same render tell. */
  readonly committed: Tally
}
