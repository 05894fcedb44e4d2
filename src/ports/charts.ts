import type { Release } from '../model/workspace.ts'

/** A chart on this machine, with what its own Chart.yaml and bytes say. */
export type LocalChart = {
  /** Absolute path of a .tgz or a folder, to hand to helm. */
  readonly path: string
  readonly name: string
  readonly version: string
  readonly appVersion: string
  /** sha256 of the .tgz, or of a folder's file names and contents, as "sha256:<hex>". */
  readonly digest: string
  /** sha256 of the manifest by which an OCI registry names the archive; '' where the chart comes from elsewhere. */
  readonly manifestDigest: string
  /** Where subcharts are not of the versions that the chart itself names, as people read it. */
  readonly otherSubcharts: readonly string[]
  /** The functions that its templates call, those of its subcharts included, and that can answer otherwise next time. */
  readonly calls: readonly string[]
}

export interface Charts {
  /** Finds or pulls the chart and checks name, version, digest, links and schemas. Failure 'chart-invalid', 'config-invalid', 'tool-failed' or 'files-failed'. */
  fetch(release: Release): Promise<LocalChart>
  /** As `fetch`, with the bytes that stand at the release's version now, whatever is locked: to lock them. */
  fetchUnlocked(release: Release): Promise<LocalChart>
  /** The newest version that the release's repository lists; undefined where it lists none that is wanted, as a path never does. Failures as for `fetch`. */
  newest(release: Release, options: { readonly hasPreReleases: boolean }): Promise<string | undefined>
}
