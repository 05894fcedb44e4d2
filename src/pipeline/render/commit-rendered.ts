import { Failure } from '../../model/failure.ts'
import type { Note } from '../../model/outcome.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Rendering } from './rendering.ts'

/** Commits rendered/ and nothing else; the message names what was rendered, so that `git log` can be read without the files. */
export async function commitRendered(root: string, renderings: readonly Rendering[], ports: Ports): Promise<Note> {
  const git = await ports.git()
  if (!(await git.isRepository()))
    throw new Failure('usage', `Cannot commit rendered/: ${root} is not in a Git work tree`, { hint: 'Run git init, or leave out --commit' })
  const commit = await git.commit('rendered', messageOf(renderings))
  return commit === undefined
    ? { sign: 'info', text: 'Nothing under rendered/ changed, so nothing was committed' }
    : { sign: 'pass', text: `Committed rendered/ as ${commit.slice(0, 12)}` }
}

function messageOf(renderings: readonly Rendering[]): string {
  const moved = renderings.filter((rendering) => rendering.hasMoved)
  const listed = moved.length > 0 ? moved : renderings
  const names = [...new Set(listed.map(({ job: { release } }) => `${release.name} ${release.version}`))]
  const subject = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')
  const lines = listed.map(
    ({ folder, job: { release }, chart, provenance }) =>
      `${folder.split('/').slice(-2).join('/')}: ${chart.name} ${release.version}\n  chart ${chart.digest}\n  objects ${provenance.digest}`,
  )
  return `Render ${subject}\n\n${lines.join('\n')}\n`
}
