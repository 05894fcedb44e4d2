/** What the place that text goes to can show. */
export type Style = {
  /** Columns. */
  readonly width: number
  readonly hasColour: boolean
  readonly isAscii: boolean
}
