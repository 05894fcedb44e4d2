import type { Readable } from '../workspace/committed-files.ts'
import type { Selection } from '../workspace/load-workspace.ts'

export type DriftOptions = Selection & {
  /** Let the server try every object, with its webhooks, instead of only reading. */
  readonly isTried: boolean
}

/** Where the desired state is read from, and the commit whose history tells who wrote it. */
export type Source = { readonly files: Readable; readonly commit: string }
