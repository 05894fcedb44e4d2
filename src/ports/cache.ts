/** Texts that can be made again, each under the digest of everything that it is made of. They lie outside of the workspace; another version of Sluice has others. */
export interface Cache {
  /** Undefined where there is none, and where what is there is damaged or not ours. */
  read(key: string): Promise<string | undefined>
  /** A text that cannot be kept is no failure: it will be made again. */
  keep(key: string, text: string): Promise<void>
}
