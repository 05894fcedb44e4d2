import { posix } from 'node:path'
import type { ChartSource, Environment, Release } from '../../../model/workspace.ts'

/** What of the workspace these releases are rendered from: their values, and the charts that lie in it. */
export function pathsOf(releases: readonly Release[], root: string): readonly string[] {
  const paths = releases.flatMap(({ values, encryptedSecrets, source }) => [...values, ...encryptedSecrets, ...('path' in source ? [source.path] : [])])
  return [...new Set(paths.filter((path) => isBelow(path, root)).map((path) => posix.relative(root, path)))]
}

const isBelow = (path: string, root: string): boolean => path.startsWith(`${root}/`)

/** An environment that is read from a copy of the workspace; what lies outside of it stays where it is. */
export function inCopy(environment: Environment, root: string, folder: string): Environment {
  const moved = (path: string): string => (isBelow(path, root) ? posix.join(folder, posix.relative(root, path)) : path)
  const movedSource = (source: ChartSource): ChartSource => ('path' in source ? { ...source, path: moved(source.path) } : source)
  const releases = environment.releases.map((release) => ({
    ...release,
    source: movedSource(release.source),
    values: release.values.map(moved),
    encryptedSecrets: release.encryptedSecrets.map(moved),
  }))
  return { ...environment, releases }
}
