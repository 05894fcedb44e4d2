/** What the place that text goes to can show. */
export type Style = {
  /** Columns. */
  readonly width: number
  readonly hasColour: boolean
  readonly isAscii: boolean
  /** The most characters that the place takes; left out where the format knows it, or nothing limits it. */
  readonly limit?: number
}
