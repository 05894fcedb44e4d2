import * as v from 'valibot'
import { effects } from '../model/finding.ts'
import { described, text } from './described.ts'

const severity = v.picklist(['block', 'warn', 'info'])
const subject = v.pipe(
  v.string(),
  v.check(
    (name) => effects.some((effect) => effect === name) || /^[a-z]+\/(\*|[a-z0-9-]+)$/.test(name),
    `is no rule, group or effect, expected "crd/property-removed", "crd/*" or one of ${effects.join(', ')}`,
  ),
)
const age = v.pipe(v.string(), v.regex(/^\d{1,5}[mhd]$/, 'is no age, expected minutes, hours or days such as "90m", "24h" or "7d"'))

// What Git takes as a pattern of a ref below refs/remotes/origin/.
const branchName = v.pipe(v.string(), v.regex(/^(?!.*(\.\.|\/\/))[A-Za-z0-9*][A-Za-z0-9*._/-]*$/, 'is no branch, expected one such as "main" or "release/*"'))

/** What decides whether a change may pass, and from where it may be applied. */
export const policySchema = v.strictObject({
  failOn: v.optional(described(severity, 'Findings of this severity and worse block'), 'block'),
  allowSnapshot: v.optional(described(v.boolean(), 'Whether `check` may judge by the snapshot when the cluster does not answer'), false),
  allowUnverifiedServer: v.optional(
    described(v.boolean(), 'Whether `apply` may send to a server whose certificate is not checked: http://, or insecure-skip-tls-verify in the kubeconfig'),
    false,
  ),
  applyFrom: v.optional(
    described(
      v.pipe(v.array(branchName), v.minLength(1, 'names no branch, so nothing could ever be applied: expected one, or no such key')),
      'Branches of the remote, such as main or release/*: `apply` takes only commits that one of them holds. Left out, any that is committed',
    ),
  ),
  snapshotMaxAge: v.optional(described(age, 'A snapshot older than this blocks: "90m", "24h" or "7d"')),
  severity: v.optional(
    described(
      v.record(subject, severity),
      'The severity of a rule ("crd/property-removed"), a group ("crd/*") or an effect ("data-lost"); the most exact one counts',
    ),
    {},
  ),
  waivers: v.optional(described(text, 'The file with the waivers of this environment, relative to this file')),
})
