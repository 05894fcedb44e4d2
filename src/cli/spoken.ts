import type { Outcome } from '../model/outcome.ts'
import type { FailureFacts } from '../report/report.ts'
import { verbs } from './verbs.ts'

// The package holds .js files only. There is no script of npm's for a verb where it is installed, so its commands are typed another way.
const isInstalled = import.meta.url.endsWith('.js')
// In the image it is on the PATH by its own name, and there is no npx.
const installed = import.meta.url.includes('/node_modules/') ? 'npx sluice' : 'sluice'

const command = new RegExp(`npm run (?:-s )?(?:(${Object.keys(verbs).join('|')})\\b(?: --(?= ))?|sluice --|(VERB) --)`, 'g')

/** Commands that we tell people to run, as they are typed here: `npm run check -- --env dev`, `npx sluice check --env dev`, or `sluice check --env dev`. */
export const asTyped = (words: string): string =>
  isInstalled ? words.replaceAll(command, (_, verb?: string, any?: string) => `${installed}${spaced(verb ?? any)}`) : words

const spaced = (verb: string | undefined): string => (verb === undefined ? '' : ` ${verb}`)

/** An outcome whose advice is typed as here; what charts and clusters say stays as it is. */
export const spokenOutcome = (outcome: Outcome): Outcome => ({
  ...outcome,
  findings: outcome.findings.map((finding) => ({ ...finding, action: asTyped(finding.action) })),
  notes: outcome.notes.map((note) => ({ ...note, text: asTyped(note.text) })),
  summary: asTyped(outcome.summary),
  next: asTyped(outcome.next),
})

/** A failure likewise. */
export const spokenFailure = ({ code, message, hint, problems, exitCode }: FailureFacts): FailureFacts => ({
  code,
  message,
  hint: asTyped(hint),
  problems: problems.map((problem) => ({ ...problem, hint: asTyped(problem.hint) })),
  exitCode,
})
