/** When a rendering takes place, for templates that look at the clock: now, or in a later second, and by the local calendar years later. */
export type Moment = 'now' | 'later'

export interface Helm {
  /** Such as "v4.1.4". Failure 'tool-missing' where there is no helm. */
  version(): Promise<string>
  /** sha256 of the program, as "sha256:<hex>": two that are not the same can say that they are one version. */
  digest(): Promise<string>
  /** Which program that is, and how it was found: "embedded", "PATH" or "config". */
  place(): Promise<{ readonly path: string; readonly origin: string }>
  /**
   * Runs `helm template` with these arguments, with no access to a cluster or the user's helm settings, and gives its stdout.
   * Failure 'tool-failed' with place and reason but no text of a chart or value, 'chart-invalid' where helm leaves objects out, 'tool-timeout' when it was stopped.
   */
  template(args: readonly string[], label: string, moment?: Moment): Promise<{ readonly stdout: string; readonly stderr: string }>
}
