import type { Failure } from '../../model/failure.ts'
import { compareText } from '../../model/json.ts'
import type { Note, Outcome } from '../../model/outcome.ts'
import type { GitHub, Issue } from '../../ports/github.ts'
import { publishers, type LookFacts } from '../../report/report.ts'

/** What came of looking at one environment. */
export type Look = { readonly kind: 'seen'; readonly outcome: Outcome } | { readonly kind: 'failed'; readonly failure: Failure }

// By it the issue is found again, with its marker and its author; people may add others.
const label = 'sluice-drift'

/** Opens, edits, closes and reopens the one issue of an environment. Only a look that saw everything, and saw it clean, closes it. */
export async function trackIssue(facts: LookFacts, look: Look, github: GitHub): Promise<Note> {
  const { issue, others } = await standing(facts, github)
  for (const other of others) await github.issues.edit(other.number, { isOpen: false })
  if (look.kind === 'failed') return unseen(facts, { why: look.failure.code, issue }, github)
  const { drift = [], exitCode } = look.outcome
  if (drift.length > 0) return drifting(facts, { outcome: look.outcome, issue }, github)
  return exitCode === 0 ? clean(facts, issue, github) : unseen(facts, { why: look.outcome.summary, issue }, github)
}

type Standing = { readonly issue: Issue | undefined; readonly others: readonly Issue[] }

/** The issue that stands for an environment, an open one before a closed one, the oldest open or the latest closed; other open ones came of a race. */
async function standing({ environment }: LookFacts, { issues }: GitHub): Promise<Standing> {
  const { stampOf } = await publishers.issue()
  const ours = (await issues.labelled(label)).filter(({ isOurs, body }) => isOurs && stampOf(body)?.environment === environment)
  const [open, ...others] = ours.filter(({ isOpen }) => isOpen).toSorted((left, right) => left.number - right.number)
  const closed = ours.filter(({ isOpen }) => !isOpen).toSorted((left, right) => right.number - left.number)
  return { issue: open ?? closed[0], others }
}

async function drifting(facts: LookFacts, { outcome, issue }: { outcome: Outcome; issue: Issue | undefined }, github: GitHub): Promise<Note> {
  const written = await publishers.issue()
  const { drift = [] } = outcome
  const texts = { title: written.title(facts, drift), body: written.body(outcome, facts) }
  if (issue === undefined) {
    const { number } = await github.issues.create({ ...texts, label })
    return said(facts, `issue #${number} is open`)
  }
  const hasMoved = written.stampOf(issue.body)?.fingerprint !== written.fingerprintOf(drift)
  await github.issues.edit(issue.number, { ...texts, ...(issue.isOpen ? {} : { isOpen: true }) })
  // Editing tells nobody; a comment does, so there is one when there is news.
  if (!issue.isOpen || hasMoved)
    await github.comments.add(issue.number, issue.isOpen ? `What drifts has moved: ${texts.title}` : `Drifts again: ${texts.title}`)
  return said(facts, `issue #${issue.number} is ${issue.isOpen ? 'up to date' : 'open again'}`)
}

async function clean(facts: LookFacts, issue: Issue | undefined, github: GitHub): Promise<Note> {
  if (issue === undefined || !issue.isOpen) return said(facts, 'no open issue, and nothing drifts')
  const { clean: text } = await publishers.issue()
  const body = text(facts)
  await github.issues.edit(issue.number, { body, isOpen: false })
  await github.comments.add(issue.number, `Clean since ${facts.time.slice(0, 16).replace('T', ' ')} UTC`)
  return said(facts, `issue #${issue.number} is closed`)
}

/** Nobody knows whether it drifts: an open issue stays open and says so, and a closed one stays closed. */
async function unseen(facts: LookFacts, { why, issue }: { why: string; issue: Issue | undefined }, github: GitHub): Promise<Note> {
  if (issue === undefined || !issue.isOpen) return said(facts, 'could not look; there is no open issue')
  const { unseen: text } = await publishers.issue()
  const body = text(issue.body, facts, why)
  if (compareText(body, issue.body) !== 0) await github.issues.edit(issue.number, { body })
  return said(facts, `could not look; issue #${issue.number} stays open`)
}

const said = ({ environment }: LookFacts, text: string): Note => ({ sign: 'info', text: `${environment}: ${text}` })
