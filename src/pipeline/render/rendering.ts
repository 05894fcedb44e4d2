import type { Note } from '../../model/outcome.ts'
import type { LocalChart } from '../../ports/charts.ts'
import type { StagedFolder } from '../../ports/files.ts'
import type { ComparedTrees, Provenance } from '../../store/store.ts'
import type { ReleaseJob } from './release-job.ts'

/** A release as rendered now, beside what stands under rendered/. It holds no text of an object: a thousand releases fit into memory. */
export type Rendering = {
  readonly job: ReleaseJob
  /** Absolute folder of the release below rendered/. */
  readonly folder: string
  readonly chart: LocalChart
  readonly provenance: Provenance
  /** Names of its object files, which stand for the identities of the objects. */
  readonly names: readonly string[]
  readonly compared: ComparedTrees
  /** What helm's run told; none where nothing had to be rendered. */
  readonly notes: readonly Note[]
  /** Whether any byte differs from what stands under rendered/, provenance included. */
  readonly hasMoved: boolean
  /** The text of render.yml that it was compared with; '' where there was none. */
  readonly seen: string
  /** What waits beside the folder to be put in place; undefined where there is nothing to write. */
  readonly staged: StagedFolder | undefined
}
