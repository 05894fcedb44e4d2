import type { Note } from '../../model/outcome.ts'
import { publishers } from '../../report/report.ts'
import type { Scene } from './scene.ts'
import type { Subject } from './subjects.ts'

/** A check run on the judged commit. What a fork says of itself is no check: a branch rule could take it for one. */
export async function publishCheck({ environment, result }: Subject, { github, occasion, isFork }: Scene): Promise<Note> {
  if (isFork) return { sign: 'info', text: `${environment}: no check run, since the result is a fork's own` }
  const name = `Sluice ${environment}`
  await github.checks.put({ ...(await publishers.check())(result), sha: occasion.sha, name })
  return { sign: 'info', text: `${environment}: check run "${name}" is on ${occasion.sha.slice(0, 12)}` }
}
