import * as v from 'valibot'
import { accountName, conflictSchema, objectName, prunedName } from './apply-schema.ts'
import { clusterSchema } from './cluster-schema.ts'
import { described, text } from './described.ts'
import { policySchema } from './policy-schema.ts'

/** Shape, defaults and descriptions of the files that people edit. Rules across keys are in rules.ts. */

// Helm's own rule for release names, and Kubernetes' for namespaces (RFC 1123 label).
const releaseName = v.pipe(
  v.string(),
  v.maxLength(53, 'has more than 53 characters, which is the most that helm takes'),
  v.regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'is no release name: expected lower-case letters, digits and "-", with a letter or digit at both ends'),
  // Release names become folder names, and Windows cannot hold these.
  v.regex(/^(?!(con|prn|aux|nul|com\d|lpt\d)$)/, 'is a device name on Windows, so no folder can have it'),
)
const namespaceName = v.pipe(
  v.string(),
  v.maxLength(63, 'has more than 63 characters'),
  v.regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'is no namespace name: expected lower-case letters, digits and "-"'),
)
const chartName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'is no chart name: expected letters, digits, ".", "_" and "-"'))
const digest = v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/, 'is no digest: expected "sha256:" and 64 hexadecimal digits'))

const pointer = v.pipe(
  v.string(),
  v.regex(
    /^(\/([^~/]|~[01])*)+$/,
    'is no JSON Pointer: expected "/" before each key, such as /data/admin-password, with "~1" for a "/" in a key and "~0" for a "~"',
  ),
)

const acceptedSchema = v.strictObject({
  kind: described(text, 'The kind of the object'),
  name: described(text, 'The name of the object'),
  path: described(pointer, 'A JSON Pointer to the field, which keeps the value that stands under rendered/'),
  reason: v.optional(described(text, 'Why this is fine, for those who read it later')),
})
const ruleId = v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z0-9-]+$/, 'is no rule, expected an id such as "crd/property-removed"'))

const releaseSchema = v.strictObject({
  name: described(releaseName, "The release's name, as `helm template NAME` takes it; also its folder below rendered/<env>/"),
  namespace: described(namespaceName, 'The namespace that the chart is rendered for'),
  chart: described(chartName, "The chart's name in its own Chart.yaml"),
  repository: described(text, 'An HTTP(S) chart repository, an oci:// reference, or a path to a chart folder or .tgz, relative to this file'),
  version: described(text, 'The exact version of the chart, no range'),
  digest: v.optional(described(digest, 'sha256 of the .tgz; required for what comes over the network')),
  needs: v.optional(described(v.array(releaseName), 'Releases of this environment that `apply` has to bring, ready, before it starts with this one'), []),
  values: v.optional(described(v.array(text), 'Values files relative to this file; later ones win'), []),
  encryptedSecrets: v.optional(
    described(v.array(text), 'Secrets that SOPS has encrypted, one a file, relative to this file; they go to rendered/ as they are'),
    [],
  ),
  isUpgrade: v.optional(described(v.boolean(), 'Render as for an upgrade: .Release.IsUpgrade is then true'), false),
  hooks: v.optional(
    described(
      v.picklist(['error', 'drop', 'keep', 'run']),
      'What to do with install and upgrade hooks: stop, leave them out, keep them as ordinary objects, or keep them for `apply` to run',
    ),
    'error',
  ),
  accept: v.optional(described(v.array(acceptedSchema), 'Fields that are another one at each rendering; each keeps the value that stands under rendered/'), []),
  secrets: v.optional(
    described(
      v.picklist(['refuse', 'redact', 'allow']),
      'What to do with Secrets that hold data: stop, keep their keys without the values and leave them to somebody else, or write them to Git in plain text',
    ),
    'refuse',
  ),
  subcharts: v.optional(
    described(v.picklist(['warn', 'refuse']), 'What to do where subcharts are of other versions than the Chart.yaml or Chart.lock names: say so, or stop'),
    'warn',
  ),
  allow: v.optional(
    described(
      v.strictObject({
        namespaces: v.optional(described(v.array(namespaceName), 'Namespaces beside its own that it may have objects in'), []),
        clusterScoped: v.optional(described(v.array(text), 'Kinds without a namespace that it may have, as Kind or Kind.group'), []),
      }),
      'What the release may touch outside its own namespace; anything else blocks. Left out, other namespaces only warn',
    ),
  ),
  as: v.optional(
    described(
      accountName,
      'The ServiceAccount that `apply` acts as for the objects of this release: a name in its namespace, or namespace/name; else it is whoever applies',
    ),
  ),
  skipSchemaValidation: v.optional(described(v.boolean(), "Leave out the check of values against the chart's values.schema.json"), false),
})

const lastDay = v.pipe(v.string(), v.isoDate('is no date, expected one such as 2026-12-31'))

const driftRuleSchema = v.strictObject({
  object: described(text, 'Which objects: a glob over "Kind namespace/name" or "Kind.group namespace/name", or an RE2 expression between slashes'),
  path: v.optional(described(text, 'Which fields in them, likewise, as drift names them; all where it is left out'), '*'),
  manager: v.optional(described(text, 'By which field manager, likewise; any where it is left out'), '*'),
  reason: described(text, 'Why that is as it should be'),
  expires: described(lastDay, 'The last day on which it counts, in UTC'),
})

export const environmentSchema = v.strictObject({
  cluster: v.optional(clusterSchema, {}),
  policy: v.optional(policySchema, {}),
  inventory: v.optional(
    v.strictObject({
      namespace: v.optional(described(namespaceName, 'The namespace of the lock and the inventory; it must exist'), 'default'),
      name: v.optional(described(objectName, 'Their name; sluice-<env> where it is left out')),
    }),
    {},
  ),
  conflicts: v.optional(
    described(v.array(conflictSchema), 'What to do with fields that others own, before what Sluice knows of their tools; the first row that fits decides'),
    [],
  ),
  prune: v.optional(described(v.boolean(), 'Whether `apply` deletes what it applied once and what is no longer rendered'), false),
  pruneNamed: v.optional(
    described(v.array(prunedName), 'CRDs, Namespaces, PersistentVolumeClaims and objects with resource-policy "keep" that may be deleted all the same'),
    [],
  ),
  drift: v.optional(
    v.strictObject({
      rules: v.optional(
        described(v.array(driftRuleSchema), 'Drift that is as it should be, beside the rules that come with Sluice: the report counts what each explains'),
        [],
      ),
    }),
    {},
  ),
  releases: described(v.array(releaseSchema), 'The charts of this environment'),
})

export const capabilitiesSchema = v.strictObject({
  kubeVersion: described(
    v.pipe(
      v.string('expected text in quotes, such as "1.35.2"'),
      // Clouds add to the version, as in "1.33.1-eks-1", and charts ask for it.
      v.regex(/^\d+\.\d+(\.\d+([-+][0-9A-Za-z.+-]+)?)?$/, 'is no Kubernetes version: expected digits such as "1.35.2"'),
    ),
    'The Kubernetes version that charts are rendered for',
  ),
  apiVersions: described(
    v.array(
      v.pipe(
        v.string(),
        v.regex(/^[a-z0-9][a-z0-9.-]*(\/[A-Za-z0-9]+){0,2}$/, 'is no API version: expected "v1", "v1/Kind", "group/version" or "group/version/Kind"'),
      ),
    ),
    'The served "group/version" and "group/version/Kind"',
  ),
  clusterScoped: v.optional(
    described(
      v.array(v.pipe(v.string(), v.regex(/^([a-z0-9][a-z0-9.-]*\/)?[A-Za-z0-9]+$/, 'is no kind: expected "Kind" of the core group, or "group/Kind"'))),
      'The served kinds that have no namespace, as "group/Kind", or "Kind" of the core group',
    ),
  ),
  clusterUid: v.optional(
    described(
      v.pipe(v.string(), v.regex(/^[0-9a-z-]{1,64}$/i, 'is no uid: expected one such as "0b7e3b0c-6f53-4b0e-9f8e-3c1c0d0a7f11"')),
      'The uid of the namespace kube-system of the cluster that was recorded: no other one is judged, nor applied to',
    ),
  ),
})

export const waiversSchema = v.array(
  v.strictObject({
    rule: described(
      v.pipe(
        ruleId,
        v.check((rule) => !rule.startsWith('gate/'), 'is a rule about the gate itself, which no waiver can answer for'),
      ),
      'The id of one rule',
    ),
    object: described(text, 'Which objects: a glob over "Kind namespace/name" or "Kind.group namespace/name", or an RE2 expression between slashes'),
    path: v.optional(described(text, 'Which paths in them, likewise; all where it is left out'), '*'),
    reason: described(text, 'Why the finding may stand'),
    owner: described(text, 'Who answers for it'),
    expires: described(lastDay, 'The last day on which it counts, in UTC'),
  }),
)

export type WaiverEntry = v.InferOutput<typeof waiversSchema>[number]
export type EnvironmentFile = v.InferOutput<typeof environmentSchema>
export type ReleaseEntry = EnvironmentFile['releases'][number]
