import { blackHoleCluster, clusterName, passthroughCluster } from '../cluster-name.ts'
import type { Unknown } from '../objects/sidecar.ts'

/** Where traffic to hosts goes that nobody knows. */
export function clusterForUnknown(unknown: Unknown): string {
  if (unknown.kind === 'block') return blackHoleCluster
  return unknown.proxy === null ? passthroughCluster : clusterName(unknown.proxy)
}
