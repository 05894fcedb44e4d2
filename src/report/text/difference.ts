import type { Json } from '../../model/json.ts'
import type { Path } from './path.ts'

/** One place where two objects differ. A side that has nothing there is undefined. */
export type Difference = { readonly path: Path; readonly before: Json | undefined; readonly after: Json | undefined }
