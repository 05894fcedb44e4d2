/** Time that only passes: no clock that somebody sets, no date. */
export interface Timer {
  /** Milliseconds since some moment of this process. */
  elapsed(): number
  /** Resolves after that long, or as soon as the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}
