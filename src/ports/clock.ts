export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** ISO 8601 in UTC: "2026-11-26T14:22:53.123Z". */
  time(): string
  /** The day in UTC: "2026-11-26". */
  today(): string
  /** Milliseconds since an ISO 8601 time; NaN where the text is none. */
  since(time: string): number
}
