import { posix } from 'node:path'
// The package as a whole is forty files, and this one is six.
import valid from 'semver/functions/valid.js'
import type { Problem, Read } from '../model/problem.ts'
import type { Account, Capabilities, ChartSource, Environment, Policy, Release } from '../model/workspace.ts'
import type { Placed } from './decode-yaml.ts'
import { readConflictRules } from './conflict-rules.ts'
import { readDriftRules } from './drift-rules.ts'
import { needsProblems } from './needs.ts'
import type { EnvironmentFile, ReleaseEntry } from './schema.ts'

export type EnvironmentPlace = {
  /** The folder's name below values/. */
  readonly name: string
  /** environment.yml relative to the workspace, for messages. */
  readonly file: string
  /** Absolute folder of environment.yml. */
  readonly folder: string
  /** Absolute folder of the workspace; values files stay inside it. */
  readonly root: string
}

type Given = {
  readonly capabilities: Capabilities
  /** Whether charts from the network may stand there without a digest, as they do before one is written. */
  readonly mayBeUnlocked: boolean
}

/** Rules across keys, and paths made absolute. */
export function toEnvironment(decoded: Placed<EnvironmentFile>, place: EnvironmentPlace, { capabilities, mayBeUnlocked }: Given): Read<Environment> {
  const { value: file } = decoded
  const rules = mayBeUnlocked ? openRules : [...openRules, lockedDigest]
  const drift = readDriftRules(decoded, place.file)
  const conflicts = readConflictRules(decoded, place.file)
  const problems = [
    ...fileProblems(decoded, place),
    ...releaseProblems(decoded, place, rules),
    ...needsProblems(decoded, place.file),
    ...drift.problems,
    ...conflicts.problems,
  ]
  if (problems.length > 0) return { ok: false, problems }

  const value: Environment = {
    name: place.name,
    context: file.cluster.context ?? '',
    execPlugins: file.cluster.execPlugins,
    capabilities,
    capabilitiesFile: posix.resolve(place.folder, file.cluster.capabilities),
    snapshotFile: posix.resolve(place.folder, file.cluster.snapshot),
    policy: toPolicy(decoded, place),
    inventory: { namespace: file.inventory.namespace, name: file.inventory.name ?? `sluice-${place.name}` },
    prune: { isOn: file.prune, named: file.pruneNamed },
    driftRules: drift.rules,
    conflicts: conflicts.rules,
    releases: file.releases.map((entry) => toRelease(entry, place)),
  }
  return { ok: true, value }
}

function toPolicy({ value: { policy }, placeOf }: Placed<EnvironmentFile>, { file, folder }: EnvironmentPlace): Policy {
  const { waivers = '', snapshotMaxAge = '', applyFrom = [], severity, ...kept } = policy
  return {
    ...kept,
    severity: Object.entries(severity).map(([subject, level]) => ({ subject, severity: level, file, ...placeOf(['policy', 'severity', subject]) })),
    snapshotMaxAge,
    applyFrom,
    waiversFile: waivers === '' ? '' : posix.resolve(folder, waivers),
  }
}

/** Files that are written, or that decide what may pass, lie inside the workspace, where a review sees them. */
function fileProblems({ value: { cluster, policy }, placeOf }: Placed<EnvironmentFile>, place: EnvironmentPlace): readonly Problem[] {
  const files = [
    { section: 'cluster', key: 'capabilities', path: cluster.capabilities },
    { section: 'cluster', key: 'snapshot', path: cluster.snapshot },
    ...(policy.waivers === undefined ? [] : [{ section: 'policy', key: 'waivers', path: policy.waivers }]),
  ]
  const outside = files.filter(({ path }) => !isInside(place.root, posix.resolve(place.folder, path)))
  return outside.map(({ section, key, path }) => ({
    file: place.file,
    ...placeOf([section, key]),
    message: `${key} "${path}" lies outside the workspace`,
    hint: 'Name a file below values/ by a relative path',
  }))
}

type Rule = (entry: ReleaseEntry, place: EnvironmentPlace) => { readonly key: string; readonly message: string; readonly hint: string } | undefined

const openRules: readonly Rule[] = [exactVersion, knownScheme, filesInside('values', 'Values file'), filesInside('encryptedSecrets', 'Encrypted Secret')]

function releaseProblems({ value, placeOf }: Placed<EnvironmentFile>, place: EnvironmentPlace, rules: readonly Rule[]): readonly Problem[] {
  const names = value.releases.map((entry) => entry.name)
  return value.releases.flatMap((entry, index) => {
    const broken = rules.flatMap((rule) => rule(entry, place) ?? [])
    const twice =
      names.indexOf(entry.name) < index ? [{ key: 'name', message: `Two releases are called ${entry.name}`, hint: 'Give each release its own name' }] : []
    return [...broken, ...twice].map(({ key, message, hint }) => ({ file: place.file, ...placeOf(['releases', index, key]), message, hint }))
  })
}

function exactVersion(entry: ReleaseEntry): ReturnType<Rule> {
  if (valid(entry.version) !== null) return undefined
  return {
    key: 'version',
    message: `version "${entry.version}" is no exact version, expected one such as 1.30.0`,
    hint: 'Write the exact version; ranges would change by themselves',
  }
}

function lockedDigest(entry: ReleaseEntry, { name }: EnvironmentPlace): ReturnType<Rule> {
  if (entry.digest !== undefined || !/^(https?|oci):/.test(entry.repository)) return undefined
  return {
    key: 'digest',
    message: 'digest is missing, and this chart comes over the network: a version can be published again with other bytes',
    hint: `npm run update -- --lock --env ${name} --release ${entry.name} writes it`,
  }
}

function knownScheme(entry: ReleaseEntry): ReturnType<Rule> {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(entry.repository) || /^(https?|oci):\/\/[^/]/.test(entry.repository)) return undefined
  return { key: 'repository', message: 'repository has a scheme that Sluice does not fetch from', hint: 'Use https://…, http://…, oci://…, or a path' }
}

function filesInside(key: 'values' | 'encryptedSecrets', noun: string): Rule {
  return (entry, place) => {
    const outside = entry[key].find((path) => /^[a-z][a-z0-9+.-]*:/i.test(path) || path === '-' || !isInside(place.root, posix.resolve(place.folder, path)))
    if (outside === undefined) return undefined
    return { key, message: `${noun} "${outside}" lies outside the workspace`, hint: 'Move the file below values/ and name it by a relative path' }
  }
}

const isInside = (root: string, path: string): boolean => path.startsWith(root.endsWith('/') ? root : `${root}/`)

function accountOf(who: string, own: string): Account {
  const [name = '', namespace = own] = who.split('/').toReversed()
  return { namespace, name }
}

function toRelease(written: ReleaseEntry, place: EnvironmentPlace): Release {
  const { as: who, ...entry } = written
  return {
    ...entry,
    digest: entry.digest ?? '',
    allow: entry.allow,
    ...(who === undefined ? {} : { account: accountOf(who, entry.namespace) }),
    source: sourceOf(entry.repository, place.folder),
    values: entry.values.map((path) => posix.resolve(place.folder, path)),
    encryptedSecrets: entry.encryptedSecrets.map((path) => posix.resolve(place.folder, path)),
  }
}

function sourceOf(repository: string, folder: string): ChartSource {
  if (/^https?:/.test(repository)) return { kind: 'http', url: repository }
  if (repository.startsWith('oci:')) return { kind: 'oci', url: repository }
  const path = posix.resolve(folder, repository)
  return { kind: path.endsWith('.tgz') ? 'archive' : 'folder', path }
}
