import { textAt } from '../../model/json.ts'
import { nameOf } from '../../model/manifest.ts'
import type { Note } from '../../model/outcome.ts'
import type { Dependence } from '../../model/unstable-functions.ts'
import type { AcceptedPath } from '../../model/workspace.ts'
import { isRedacted } from '../../model/withheld.ts'
import type { ReleaseJob } from './release-job.ts'
import type { Rendered } from './run-helm.ts'

/** What a reader of a rendering should know of it, although nothing is wrong. None names the environment: another one may get the same rendering. */
export function renderingNotes(job: ReleaseJob, rendered: Rendered): readonly Note[] {
  return [...hookNotes(rendered), ...secretNotes(rendered), ...deprecationNotes(job, rendered)]
}

function hookNotes({ leftOut }: Rendered): readonly Note[] {
  if (leftOut.length === 0) return []
  const details = leftOut.map(({ id, body }) => ({ label: textAt(body, 'metadata', 'annotations', 'helm.sh/hook') ?? '', text: nameOf(id) }))
  return [{ sign: 'info', text: `${leftOut.length} ${leftOut.length === 1 ? 'hook is' : 'hooks are'} left out`, details }]
}

function secretNotes({ manifests }: Rendered): readonly Note[] {
  const redacted = manifests.filter(isRedacted)
  if (redacted.length === 0) return []
  const details = redacted.map(({ id }) => ({ label: 'redacted', text: nameOf(id) }))
  return [
    {
      sign: 'info',
      text: `${redacted.length} ${redacted.length === 1 ? 'Secret is' : 'Secrets are'} redacted; apply leaves them to whoever brings the values`,
      details,
    },
  ]
}

/** Helm 3 starts it with a capital letter, Helm 4 does not. */
const deprecationNotes = (job: ReleaseJob, { stderr }: Rendered): readonly Note[] =>
  /\bthis chart is deprecated/i.test(stderr)
    ? [
        {
          sign: 'warn',
          text: `its makers have given up chart ${job.release.chart}`,
          details: [{ label: 'do', text: 'Look for its successor' }],
        },
      ]
    : []

export const lookupNotes = (dependences: ReadonlySet<Dependence>): readonly Note[] =>
  dependences.has('cluster')
    ? [{ sign: 'info', text: 'its templates look into the cluster or the network, which finds nothing here; they render as for a first installation' }]
    : []

/** What no second rendering can show. */
export const clockNotes = (dependences: ReadonlySet<Dependence>): readonly Note[] =>
  dependences.has('clock')
    ? [{ sign: 'info', text: 'its templates look at the clock; two renderings agree, and so would a date in UTC until it is another day' }]
    : []

export const unusedNotes = (unused: readonly AcceptedPath[]): readonly Note[] =>
  unused.map(({ kind, name, path }) => ({
    sign: 'warn',
    text: `${path} of ${kind} ${name} is accepted, and is no other one at each rendering`,
    details: [{ label: 'do', text: 'Take it out of accept, so that the values decide again' }],
  }))
