/** What the cluster tells about one object, as `kubectl get events` shows it. All texts are foreign. */
export type ClusterEvent = {
  readonly about: { readonly kind: string; readonly name: string }
  /** "Normal" or "Warning". */
  readonly type: string
  readonly reason: string
  readonly message: string
  /** How often it happened. */
  readonly count: number
  /** ISO 8601, the last time. */
  readonly at: string
}
