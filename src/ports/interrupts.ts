/** What tells this process to stop. */
export interface Interrupts {
  /**
   * While the work runs, a first SIGINT, SIGTERM or SIGHUP aborts the signal that the work gets, so that it can tidy up; a second one ends the process
   * as it always would.
   */
  during<T>(work: (told: AbortSignal) => Promise<T>): Promise<T>
}
