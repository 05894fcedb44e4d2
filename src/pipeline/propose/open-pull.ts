import type { Note } from '../../model/outcome.ts'
import type { GitHub, PullRequest } from '../../ports/github.ts'
import type { Proposal } from './proposal.ts'

/** The pull request of the branch: made, brought up to date, or left as it is where somebody else opened it. */
export async function openPull(
  { pulls, repository }: GitHub,
  { branch, base, title, body }: Proposal,
): Promise<{ readonly pull: PullRequest; readonly note: Note }> {
  const standing = (await pulls.of({ repository, branch })).find((pull) => pull.base === base)
  if (standing === undefined) {
    const pull = await pulls.create({ branch, base, title, body })
    return { pull, note: { sign: 'pass', text: `Opened #${pull.number}: ${pull.url}` } }
  }
  const isSame = standing.title === title && standing.body === body
  if (standing.isOurs && !isSame) await pulls.edit(standing.number, { title, body })
  const did = standing.isOurs ? (isSame ? 'says so already' : 'is up to date') : "is somebody else's: its words stay"
  return { pull: standing, note: { sign: 'info', text: `#${standing.number} ${did}: ${standing.url}` } }
}
