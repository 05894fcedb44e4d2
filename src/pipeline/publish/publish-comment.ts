import type { Note } from '../../model/outcome.ts'
import type { Comment, GitHub, PullRequest } from '../../ports/github.ts'
import { publishers, type CommentFacts } from '../../report/report.ts'
import type { Scene } from './scene.ts'
import type { Subject } from './subjects.ts'

/** The one comment of an environment, edited where it stands. A later run, and a commit that came after, have the last word. */
export async function publishComment({ environment, result }: Subject, { github, occasion, pull, isFork }: Scene): Promise<Note> {
  if (pull === undefined) return said(environment, `no comment: ${occasion.sha.slice(0, 12)} is not the head of exactly one open pull request`)
  const { body, quiet, isQuiet } = await publishers.comment()
  const facts: CommentFacts = { ...occasion, environment, isUnverified: isFork }
  const { first, others, isNewer } = await standing(github, pull, facts)
  const isSilent = isQuiet(result)
  if (isSilent && first === undefined) return said(environment, 'no comment: nothing changes')
  const moved = (await github.pulls.read(pull.number)).sha !== occasion.sha
  if (isNewer || moved) return said(environment, `the comment on #${pull.number} stays: ${moved ? 'the branch moved on' : 'a later run wrote it'}`)
  await write(github, pull, { first, text: isSilent ? quiet(facts) : body(result, facts) })
  for (const other of others) await github.comments.remove(other.id)
  if (first === undefined) await tidy(github, pull, facts)
  return said(environment, `the comment on #${pull.number} is ${first === undefined ? 'there' : 'edited'}`)
}

const said = (environment: string, text: string): Note => ({ sign: 'info', text: `${environment}: ${text}` })

type Standing = { readonly first: Comment | undefined; readonly others: readonly Comment[]; readonly isNewer: boolean }

/** What we said of this environment before: by our marker, which anybody could write, and by its author. */
async function standing({ comments }: GitHub, { number }: PullRequest, facts: CommentFacts): Promise<Standing> {
  const { stampOf } = await publishers.comment()
  const ours = (await comments.all(number)).filter(({ body, isOurs }) => isOurs && stampOf(body)?.environment === facts.environment)
  const [first, ...others] = ours.toSorted((left, right) => left.id - right.id)
  return { first, others, isNewer: ours.some(({ body }) => (stampOf(body)?.run ?? 0) > facts.run) }
}

async function write({ comments }: GitHub, { number }: PullRequest, { first, text }: { first: Comment | undefined; text: string }): Promise<void> {
  if (first === undefined) return comments.add(number, text)
  return first.body === text ? undefined : comments.edit(first.id, text)
}

/** Two runs that found no comment both wrote one: the later run's stays, and of equal ones the first. */
async function tidy(github: GitHub, pull: PullRequest, facts: CommentFacts): Promise<void> {
  const { stampOf } = await publishers.comment()
  const { first, others } = await standing(github, pull, facts)
  const runOf = ({ body }: Comment): number => stampOf(body)?.run ?? 0
  const all = first === undefined ? [] : [first, ...others]
  for (const comment of all.toSorted((left, right) => runOf(right) - runOf(left) || left.id - right.id).slice(1)) await github.comments.remove(comment.id)
}
