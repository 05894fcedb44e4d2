import type { ConflictRule } from './conflict.ts'
import type { OwnDriftRule } from './drift.ts'
import type { InventoryPlace } from './inventory.ts'
import type { Severity } from './finding.ts'
import type { Problem } from './problem.ts'

/** Where a chart's bytes come from. Paths are absolute. */
export type ChartSource =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'archive'; readonly path: string }
  | { readonly kind: 'http'; readonly url: string }
  | { readonly kind: 'oci'; readonly url: string }

/** A field of a rendered object, and all that lies below it. `path` is a JSON Pointer (RFC 6901). */
export type AcceptedPath = { readonly kind: string; readonly name: string; readonly path: string }

/** One chart rendered into one environment. */
export type Release = {
  readonly name: string
  readonly namespace: string
  readonly chart: string
  readonly version: string
  readonly source: ChartSource
  /** sha256 of the .tgz as "sha256:<hex>"; '' where the chart is not locked, which only paths may be. */
  readonly digest: string
  /** Releases of the same environment that have to stand, ready, before it. */
  readonly needs: readonly string[]
  /** Absolute paths, later ones win. */
  readonly values: readonly string[]
  /** Absolute paths of Secrets that SOPS has encrypted. */
  readonly encryptedSecrets: readonly string[]
  /** Whether the chart is rendered as for an upgrade: `.Release.IsUpgrade` is then true, and `.Release.IsInstall` false. */
  readonly isUpgrade: boolean
  /** What to do with install and upgrade hooks: stop, leave them out, keep them as ordinary objects, or keep them for `apply` to run. */
  readonly hooks: 'error' | 'drop' | 'keep' | 'run'
  /** Fields that are another one at each rendering, and keep the value that stands under rendered/. */
  readonly accept: readonly AcceptedPath[]
  /** What to do with Secrets that hold data: stop, keep their keys without the values, or write them to Git as they are. */
  readonly secrets: 'refuse' | 'redact' | 'allow'
  /** What to do where subcharts are of other versions than the chart's own Chart.yaml names: say so, or stop. */
  readonly subcharts: 'warn' | 'refuse'
  readonly skipSchemaValidation: boolean
  /** The ServiceAccount by whose rights its objects are applied; whoever applies where it is left out. */
  readonly account?: Account
  /** Where its objects may be; undefined where the environment does not say. */
  readonly allow: Allow | undefined
}

export type Account = { readonly namespace: string; readonly name: string }

/** What a release may touch outside its own namespace. */
export type Allow = {
  readonly namespaces: readonly string[]
  /** Kinds without a namespace, "Kind" or "Kind.group". */
  readonly clusterScoped: readonly string[]
}

/** Kubernetes version and served APIs that charts are rendered for. */
export type Capabilities = {
  /** Such as "1.35.2", with no leading "v". */
  readonly kubeVersion: string
  /** "group/version" and "group/version/Kind". */
  readonly apiVersions: readonly string[]
  /** Served kinds that have no namespace, "group/Kind", or "Kind" of the core group; 'unknown' where nobody recorded them. */
  readonly clusterScoped: readonly string[] | 'unknown'
  /** Which cluster they were recorded from, by the uid of its namespace kube-system; '' where nobody recorded it. */
  readonly clusterUid: string
}

export type Policy = {
  /** Findings of this severity and worse block. */
  readonly failOn: Severity
  /** Whether `check` may judge by the snapshot file when the cluster does not answer. */
  readonly allowSnapshot: boolean
  /** Severities that are not the rules' own. */
  readonly severity: readonly SeverityRow[]
  /** Whether `apply` may send to a server that nothing proves to be the one that is meant. */
  readonly allowUnverifiedServer: boolean
  /** Such as "24h": a snapshot that is older blocks; '' for any age. */
  readonly snapshotMaxAge: string
  /** Branches of which one has to hold what `apply` takes; none where any commit will do. */
  readonly applyFrom: readonly string[]
  /** Absolute path of the waivers file; '' for none. */
  readonly waiversFile: string
}

/** What a finding counts as: by rule ("crd/property-removed"), group ("crd/*") or effect ("data-lost"). */
export type SeverityRow = Pick<Problem, 'file' | 'line' | 'column' | 'path'> & { readonly subject: string; readonly severity: Severity }

/** The policy of who wrote none: everything that breaks someone blocks, and nothing is waived. */
export const strictPolicy: Policy = {
  failOn: 'block',
  allowSnapshot: false,
  allowUnverifiedServer: false,
  severity: [],
  snapshotMaxAge: '',
  applyFrom: [],
  waiversFile: '',
}

/** What `apply` may delete of what it applied once. */
export type Prune = {
  readonly isOn: boolean
  /** Objects that nothing else protects: "Kind/name", "Kind/namespace/name", "Kind.group/namespace/name". */
  readonly named: readonly string[]
}

/** One target cluster: `values/<name>/environment.yml`. */
export type Environment = {
  readonly name: string
  /** The kubeconfig context; '' where the environment names none. */
  readonly context: string
  /** Absolute paths of the programs that its kubeconfig may run for credentials where nobody watches. */
  readonly execPlugins: readonly string[]
  readonly capabilities: Capabilities
  /** Absolute paths of the files that `snapshot` writes. */
  readonly capabilitiesFile: string
  readonly snapshotFile: string
  readonly policy: Policy
  /** Where the lock and the inventory live in its cluster. */
  readonly inventory: InventoryPlace
  readonly prune: Prune
  /** The environment's own rows on fields that others own, before what Sluice knows of their tools. */
  readonly conflicts: readonly ConflictRule[]
  readonly driftRules: readonly OwnDriftRule[]
  readonly releases: readonly Release[]
}

export type Workspace = {
  /** Absolute. */
  readonly root: string
  readonly environments: readonly Environment[]
}
