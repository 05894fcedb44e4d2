import type { Hunk } from '../model/difference.ts'
import type { Json } from '../model/json.ts'
import type { Path } from './path.ts'

/** One place where two objects differ, with the steps that lead there. A side that has nothing there is undefined. */
export type Located = { readonly path: Path; readonly before: Json | undefined; readonly after: Json | undefined; readonly hunks?: readonly Hunk[] }
