/** Where the lock and the inventory of an environment live in its cluster. */
export type InventoryPlace = { readonly namespace: string; readonly name: string }

/** A kind as inventories list it. */
export type GroupKind = { readonly group: string; readonly kind: string }

/** Who applied what, when: the last one that came to its end. */
export type AppliedRecord = {
  readonly environment: string
  /** The commit. */
  readonly revision: string
  /** Digest of the stream that was sent. */
  readonly stream: string
  /** ISO 8601. */
  readonly time: string
  readonly who: string
  readonly where: string
  /** 'none' where --no-lock let others in. */
  readonly lock: 'held' | 'none'
}
