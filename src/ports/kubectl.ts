export type ApplyOptions = {
  readonly context: string
  /** Server-side apply by field manager "sluice", or client-side with the last-applied annotation. */
  readonly mode: 'server' | 'client'
  /** Take over fields that other managers own with another value. */
  readonly isForced: boolean
  /** Whom to act as; whoever applies where it is left out. */
  readonly as?: string
  /** Ends kubectl at once when it is aborted. */
  readonly signal?: AbortSignal
}

/** kubectl's own line for one object, such as "serviceaccount/reader serverside-applied". */
export type AppliedLine = { readonly object: string; readonly what: string }

export interface Kubectl {
  version(): Promise<string>
  place(): Promise<{ readonly path: string; readonly origin: string }>
  /** Pipes the stream into `kubectl apply -f -`. Failure 'cluster-refused' with one problem a refused object, or 'cluster-unreachable'; both say what was applied all the same. */
  apply(stream: string, options: ApplyOptions): Promise<readonly AppliedLine[]>
}
