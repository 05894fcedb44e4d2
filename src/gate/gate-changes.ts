import { posix } from 'node:path'
import type { Finding } from '../model/finding.ts'
import { isSame, type Json, toJsonText } from '../model/json.ts'
import type { Environment, Release } from '../model/workspace.ts'
import { fileRef } from '../model/file-ref.ts'

/** What judges an environment: its files, and the texts of those that they name. */
export type GateFiles = {
  /** Absolute folder of the workspace. */
  readonly root: string
  readonly environment: Environment
  /** '' where there is none. */
  readonly waivers: string
  /** '' where there is none. */
  readonly snapshot: string
}

/** What a change moves of the gate that judges it. `before` is what was reviewed; undefined where the environment is new or was not readable. */
export function gateChanges(before: GateFiles | undefined, after: GateFiles): readonly Finding[] {
  const file = `values/${after.environment.name}/environment.yml`
  if (before === undefined)
    return [{ ...changed(file, ''), message: `${after.environment.name} has no reviewed policy: it is judged by the strict one, with no waiver` }]
  const old = fieldsOf(before)
  return [...fieldsOf(after)]
    .map(([path, value]) => ({ path, was: old.get(path) ?? unset(path), value }))
    .filter(({ was, value }) => !isSame(was, value))
    .map(({ path, was, value }) => ({
      ...changed(file, path),
      message: isOfApply(path)
        ? `This change moves ${path}, which decides what apply takes from others, deletes and remembers: it counts as soon as this is applied`
        : `This change moves ${path}, which decides what may pass: it is judged as that was before`,
      change: path.startsWith('the ') ? 'other text' : `${show(was)} → ${show(value)}`,
    }))
}

const isOfApply = (path: string): boolean => ['conflicts', 'prune', 'pruneNamed', 'inventory'].includes(path)

const changed = (file: string, path: string): Omit<Finding, 'message'> => ({
  rule: 'gate/policy-changed',
  severity: 'warn',
  effect: 'behaviour-shifts',
  lane: 'Gate',
  object: fileRef(file),
  path,
  why: 'A change is judged by the policy, waivers and snapshot that were reviewed before it, so that it cannot approve itself',
  change: '',
  hits: [],
  action: 'Let somebody review this who answers for the gate; it counts once it is merged',
})

type Fields = ReadonlyMap<string, Json>

function fieldsOf({ root, environment, waivers, snapshot }: GateFiles): Fields {
  const fileOf = (path: string): string => (path === '' ? '' : posix.relative(root, path))
  const { context, execPlugins, capabilities, capabilitiesFile, snapshotFile, policy, releases, conflicts, prune, inventory } = environment
  return new Map<string, Json>([
    ['policy.failOn', policy.failOn],
    ['policy.allowSnapshot', policy.allowSnapshot],
    ['policy.allowUnverifiedServer', policy.allowUnverifiedServer],
    ['policy.applyFrom', policy.applyFrom],
    ['policy.snapshotMaxAge', policy.snapshotMaxAge],
    ['policy.severity', Object.fromEntries(policy.severity.map((row) => [row.subject, row.severity]))],
    ['policy.waivers', fileOf(policy.waiversFile)],
    ['the waivers', waivers],
    ['cluster.context', context],
    ['cluster.execPlugins', execPlugins],
    ['cluster.capabilities', fileOf(capabilitiesFile)],
    ['the capabilities', toJsonText(capabilities)],
    ['cluster.snapshot', fileOf(snapshotFile)],
    ['the snapshot', snapshot],
    ['conflicts', conflicts.map(({ manager, path, decision }) => [manager.text, path.text, decision])],
    ['prune', prune.isOn],
    ['pruneNamed', prune.named],
    ['inventory', `${inventory.namespace}/${inventory.name}`],
    ...releases.flatMap((release) => permissionsOf(release, root)),
  ])
}

// What a release that nobody wrote may do: new releases are held against it, and those that go leave nothing behind.
const forbidden: Rights = {
  secrets: 'refuse',
  encryptedSecrets: [],
  hooks: 'error',
  accept: [],
  subcharts: 'warn',
  skipSchemaValidation: false,
  allow: undefined,
}

type Rights = Pick<Release, 'secrets' | 'encryptedSecrets' | 'hooks' | 'accept' | 'subcharts' | 'skipSchemaValidation' | 'allow' | 'account'>

const permissions = [
  'secrets',
  'encryptedSecrets',
  'hooks',
  'accept',
  'subcharts',
  'skipSchemaValidation',
  'allow',
  'account',
] as const satisfies readonly (keyof Rights)[]

function permissionsOf({ name, ...rights }: Release, root: string): readonly (readonly [string, Json])[] {
  const shown = { ...rights, encryptedSecrets: rights.encryptedSecrets.map((path) => posix.relative(root, path)) }
  return permissions.map((key) => [`releases[${name}].${key}`, shown[key] ?? ''] as const)
}

const unset = (path: string): Json => permissions.flatMap((key) => (path.endsWith(`].${key}`) ? [forbidden[key] ?? ''] : []))[0] ?? ''

const show = (value: Json): string => (value === '' ? 'absent' : typeof value === 'string' ? value : toJsonText(value))
