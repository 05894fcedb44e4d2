import type { Hunk, Noise } from '../model/difference.ts'
import type { Json } from '../model/json.ts'
import type { Path } from './path.ts'
import type { Schema } from './schema/schema.ts'

/** A place in both objects at once, and what its schema says of it. */
export type Spot = {
  readonly path: Path
  readonly schema: Schema | undefined
  /** Texts are not looked into: what stands in one is secret. */
  readonly isSealed: boolean
}

/** One place where two objects differ, with the steps that lead there. A side that has nothing there is undefined. */
export type Located = {
  readonly path: Path
  readonly before: Json | undefined
  readonly after: Json | undefined
  readonly hunks?: readonly Hunk[]
  readonly noise?: Noise
}
