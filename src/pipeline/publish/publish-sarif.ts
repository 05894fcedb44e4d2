import type { Note } from '../../model/outcome.ts'
import { publishers } from '../../report/report.ts'
import type { Scene } from './scene.ts'
import type { Subject } from './subjects.ts'

/** Alerts of code scanning, at the pull request or at the branch. */
export async function publishSarif({ environment, result }: Subject, { github, occasion, pull, isFork }: Scene): Promise<Note> {
  if (isFork) return { sign: 'info', text: `${environment}: no alerts, since the result is a fork's own` }
  if (result.kind === 'failure') return { sign: 'info', text: `${environment}: no alerts, since ${result.verb} stopped` }
  const ref = pull === undefined ? `refs/heads/${occasion.branch}` : `refs/pull/${pull.number}/head`
  await github.checks.upload({ sha: occasion.sha, ref, sarif: (await publishers.sarif())(result.outcome) })
  return { sign: 'info', text: `${environment}: alerts are handed to code scanning for ${ref}` }
}
