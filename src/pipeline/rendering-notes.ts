import { textAt } from '../model/json.ts'
import { nameOf } from '../model/manifest.ts'
import type { Note } from '../model/outcome.ts'
import type { ReleaseJob } from './release-job.ts'
import type { Rendered } from './run-helm.ts'

/** What a reader of a rendering should know of it, although nothing is wrong. None names the environment: another one may get the same rendering. */
export function renderingNotes(job: ReleaseJob, rendered: Rendered): readonly Note[] {
  return [...hookNotes(rendered), ...deprecationNotes(job, rendered)]
}

function hookNotes({ leftOut }: Rendered): readonly Note[] {
  if (leftOut.length === 0) return []
  const details = leftOut.map(({ id, body }) => ({ label: textAt(body, 'metadata', 'annotations', 'helm.sh/hook') ?? '', text: nameOf(id) }))
  return [{ sign: 'info', text: `${leftOut.length} ${leftOut.length === 1 ? 'hook is' : 'hooks are'} left out`, details }]
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
