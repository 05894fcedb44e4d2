/** The file system, as far as the pipeline needs it. Paths are absolute. Every write is beside and renamed: a kill leaves the old file or the new one, and the next `list`, `walk` or write clears what it left. */
export interface Files {
  /** The text, or undefined where there is no such file. Failure 'input-invalid' where it is no UTF-8 text file, 'files-failed' where the system refuses. */
  readText(path: string): Promise<string | undefined>
  /** Names of the entries of a folder, sorted; folders end in "/". Empty where there is none. */
  list(path: string): Promise<readonly string[]>
  /** Paths of all regular files below a folder, relative to it with "/", sorted. Empty where there is none. */
  walk(path: string): Promise<readonly string[]>
  /** The path with every link resolved, or undefined where there is nothing. */
  realPath(path: string): Promise<string | undefined>
  writeText(path: string, text: string): Promise<void>
  /** Makes the folder hold exactly these files (relative path to text), by a folder built beside it and renamed. An empty map removes it. */
  replaceFolder(path: string, files: ReadonlyMap<string, string>): Promise<void>
}
