/** How a version of Istio differs from others in what it makes of the same objects. */
export type Profile = {
  /** Whether a port of unknown protocol is guessed per connection; before that it was TCP. */
  readonly sniffs: boolean
  /** Whether an ExternalName is another name of the Service that it points to. */
  readonly hasAliases: boolean
  /** Whether "host." answers as "host" does. */
  readonly hasTrailingDot: boolean
  /** Whether hosts are also listed with their port. */
  readonly listsPorts: boolean
  /** What is retried where nobody says. */
  readonly retryOn: string
  readonly retryCodes: readonly number[]
  /** Whether istiod makes the sidecar an init container wherever the nodes know how to stop it, which is since Kubernetes 1.33. */
  readonly hasNativeSidecars: boolean
  /** The flag of a request whose cluster does not exist. */
  readonly noClusterFlag: 'NC' | 'NR'
}

/** The newest minor version of Istio 1 whose behaviour was compared with Pilot's. */
export const newestMinor = 31

/** What Istio 1.`minor` does. Between 1.15 and 1.17 the listing of ports was a choice of the installation. */
export const profileOf = (minor: number): Profile => ({
  sniffs: minor >= 3,
  hasAliases: minor >= 21,
  hasTrailingDot: minor >= 27,
  listsPorts: minor < 18,
  retryOn: minor <= 4 ? `${retryOn},resource-exhausted` : retryOn,
  // 503 is also what a request gets that was half done.
  retryCodes: minor >= 24 ? [] : [503],
  hasNativeSidecars: minor >= 27,
  noClusterFlag: minor >= 10 ? 'NC' : 'NR',
})

const retryOn = 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes'
