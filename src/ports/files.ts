/** The file system, as far as the pipeline needs it. Paths are absolute. Every write is beside and renamed: a kill leaves the old file or the new one, and the next `list`, `walk` or write clears what it left. */
export interface Files {
  /** The text, or undefined where there is no such file. Failure 'input-invalid' where it is no UTF-8 text file, 'files-failed' where the system refuses. */
  readText(path: string): Promise<string | undefined>
  /** As `readText`, for a path that the user typed: a pipe or a device is read to its end, too. Undefined for a folder. */
  readGiven(path: string): Promise<string | undefined>
  /** Names of the entries of a folder, sorted; folders end in "/". Empty where there is none. */
  list(path: string): Promise<readonly string[]>
  /** Paths of all regular files below a folder, relative to it with "/", sorted. Empty where there is none. */
  walk(path: string): Promise<readonly string[]>
  /** The path with every link resolved, or undefined where there is nothing. */
  realPath(path: string): Promise<string | undefined>
  /** A digest that stays while no file below the folder changes, found without reading them; undefined where there is no folder, or it changed only just now. */
  fingerprint(folder: string): Promise<string | undefined>
  writeText(path: string, text: string): Promise<void>
  /**
   * Builds, beside a folder, what it shall hold: exactly these files (relative path to text). Those named in `same` stay the very files that they are.
   * An empty map takes the folder away. Nothing is to be seen of it before `putInPlace`.
   */
  stage(path: string, files: ReadonlyMap<string, string>, same: ReadonlySet<string>): Promise<StagedFolder>
  /** Does the work while no other run writes below the folder. `onWait` is told, once, whom it waits for. Failure 'files-failed' when that takes too long. */
  exclusively<T>(folder: string, { work, onWait }: Exclusive<T>): Promise<T>
}

export interface StagedFolder {
  /** The whole folder at once. */
  putInPlace(): Promise<void>
  /** Removes what was built; nothing to do once it is in place. */
  discard(): Promise<void>
}

export type Exclusive<T> = { readonly work: () => Promise<T>; readonly onWait: (holder: string) => void }
