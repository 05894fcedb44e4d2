import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { publish, type Place } from '../../src/pipeline/publish.ts'
import { json } from '../../src/report/json.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { style } from '../report/builders.ts'
import type { Desk, Event } from '../github/desk.ts'

/** Publishes outcomes from files, as a step of a job does; gives what it says that it did. */
export async function published(desk: Desk, event: Event, { outcomes, places = ['comment'] }: { outcomes: readonly Outcome[]; places?: readonly Place[] }) {
  const paths = outcomes.map((outcome, index) => written(desk, `result-${index}.json`, outcome))
  const done = await publish({ cwd: desk.folder, paths, artifacts: '', isMerge: false, environment: '', places }, desk.ports(event))
  return done.notes.map(({ text }) => text)
}

function written({ folder }: Desk, name: string, outcome: Outcome): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, json.outcome(outcome, style))
  return name
}
