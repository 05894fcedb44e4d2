import type { Note, Outcome } from '../model/outcome.ts'
import { unreachable } from '../model/unreachable.ts'
import type { Ports } from '../ports/ports.ts'
import { emptyOutcome } from './outcomes.ts'
import { findPull } from './publish/find-pull.ts'
import { publishCheck } from './publish/publish-check.ts'
import { publishComment } from './publish/publish-comment.ts'
import { publishSarif } from './publish/publish-sarif.ts'
import type { Scene } from './publish/scene.ts'
import { subjectsOf, type Inputs, type Subject } from './publish/subjects.ts'

export const places = ['comment', 'checks', 'sarif'] as const

/** Where on GitHub a result is shown. */
export type Place = (typeof places)[number]

/** Results, wherever they were made → a comment, a check run, alerts. What a result says is data: GitHub itself is asked what it belongs to. */
export async function publish(options: Inputs & { readonly places: readonly Place[] }, ports: Ports): Promise<Outcome> {
  const github = await ports.github()
  const occasion = github.occasion()
  const subjects = await subjectsOf(options, github, ports)
  // A check run belongs to a commit: whoever publishes nothing else needs no right to read pull requests.
  const pull = options.places.every((place) => place === 'checks') ? undefined : await findPull(github, occasion)
  const isFork = occasion.repository !== github.repository
  const notes: Note[] = []
  for (const subject of subjects) for (const place of options.places) notes.push(await publishTo(place, subject, { github, occasion, pull, isFork }))
  return { ...emptyOutcome('report'), notes, summary: `${subjects.length} ${subjects.length === 1 ? 'result' : 'results'} for GitHub.` }
}

function publishTo(place: Place, subject: Subject, scene: Scene): Promise<Note> {
  switch (place) {
    case 'comment':
      return publishComment(subject, scene)
    case 'checks':
      return publishCheck(subject, scene)
    case 'sarif':
      return publishSarif(subject, scene)
    default:
      return unreachable(place)
  }
}
