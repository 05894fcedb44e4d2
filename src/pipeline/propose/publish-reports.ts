import type { Note, Outcome } from '../../model/outcome.ts'
import type { Workspace } from '../../model/workspace.ts'
import type { GitHub, Occasion, PullRequest } from '../../ports/github.ts'
import type { Ports } from '../../ports/ports.ts'
import { check } from '../check.ts'
import { diff } from '../diff.ts'
import { publishComment } from '../publish/publish-comment.ts'
import type { Selection } from '../workspace/load-workspace.ts'

type Request = { readonly options: Selection & { readonly snapshot: string }; readonly workspace: Workspace; readonly head: string; readonly pull: PullRequest }

/** The whole report of each environment, as the comment that its later runs edit. */
export async function publishReports(
  { options, workspace, head, pull }: Request,
  { github, ports }: { github: GitHub; ports: Ports },
): Promise<readonly Note[]> {
  const occasion: Occasion = { ...github.run(), sha: pull.sha, repository: github.repository, branch: '' }
  const notes: Note[] = []
  for (const { name } of workspace.environments) {
    const outcome = await reportOf({ ...options, environments: [name] }, head, ports)
    notes.push(await publishComment({ environment: name, result: { kind: 'outcome', outcome } }, { github, occasion, pull, isFork: false }))
  }
  return notes
}

function reportOf(options: Selection & { readonly snapshot: string }, head: string, ports: Ports): Promise<Outcome> {
  if (options.snapshot !== '') return check({ ...options, kubeVersion: '', manner: { mode: 'server', isForced: false } }, ports)
  const shown = { hasExitCode: false, isWhole: false, isWhy: false, patch: '' }
  return diff({ ...options, ...shown, base: head, isLive: false, paths: { cwd: options.root, from: '', to: '' } }, ports)
}
