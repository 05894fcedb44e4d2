/** One thing wrong with a file or a flag, placed where it was written. Lines and columns count from 1; 0 is unknown. */
export type Problem = {
  /** Relative to the workspace, or a name such as "standard input". */
  readonly file: string
  readonly line: number
  readonly column: number
  /** The key's path in the file, such as "releases[1].version"; '' is the whole file. */
  readonly path: string
  readonly message: string
  /** A command or an edit. */
  readonly hint: string
}

/** The answer of a decoder: the value, or every problem at once. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }
