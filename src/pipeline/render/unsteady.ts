import type { Change } from '../../model/change.ts'
import { Failure } from '../../model/failure.ts'
import { isList, isObject, type Json } from '../../model/json.ts'
import { nameOf, type ResourceId } from '../../model/manifest.ts'
import type { Problem } from '../../model/problem.ts'
import { unreachable } from '../../model/unreachable.ts'
import { pointed } from '../../render/render.ts'
import { labelOf, type ReleaseJob } from './release-job.ts'

/** What two renderings of a release do not agree on → a failure that names objects and paths, and never a value: it is often a password. */
export function unsteady(job: ReleaseJob, differences: readonly Change[]): Failure {
  return new Failure('chart-invalid', `Cannot render ${labelOf(job)}: the chart gives something else each time, so nothing could be reviewed or compared`, {
    hint: 'Set the values that the chart otherwise makes up, such as a password or the name of an existing Secret; or add what is listed to accept of the release, which keeps the fields as they stand under rendered/',
    problems: differences.flatMap((difference) => problemsOf(difference, differences)).map((problem) => ({ ...placeOf(job), ...problem })),
  })
}

const placeOf = ({ environment }: ReleaseJob): Pick<Problem, 'file' | 'line' | 'column' | 'path'> => ({
  file: `values/${environment.name}/environment.yml`,
  line: 0,
  column: 0,
  path: 'releases[].accept',
})

type Said = Pick<Problem, 'message' | 'hint'>

function problemsOf(change: Change, all: readonly Change[]): readonly Said[] {
  switch (change.kind) {
    case 'update':
      return [...new Set(change.patch().map(({ path }) => wholeList(change.before.body, path)))].map((path) => moving(change.id, path))
    case 'delete':
      return [renamed(change.id)]
    // The same object under its other name.
    case 'create':
      return all.some((other) => other.kind === 'delete' && other.id.kind === change.id.kind) ? [] : [renamed(change.id)]
    default:
      return unreachable(change)
  }
}

const moving = (id: ResourceId, path: string): Said => ({
  message: `${nameOf(id)}: ${path} is another one at each rendering`,
  hint: `- { kind: ${id.kind}, name: ${word(id.name)}, path: ${word(path)} }`,
})

const renamed = (id: ResourceId): Said => ({
  message: `${nameOf(id)}: its name is another one at each rendering, or it is not always there`,
  hint: 'Set the value that the name is made of, or leave the object out by a value of the chart: a name cannot be accepted',
})

/** Of a list of plain values the whole list, whose order is often what differs. */
function wholeList(body: Json, path: string): string {
  const parent = path.slice(0, path.lastIndexOf('/'))
  const found = pointed(body, parent)
  return isList(found) && !found.some((item) => isObject(item) || isList(item)) ? parent : path
}

const word = (text: string): string => (/^[A-Za-z/][\w./~-]*$/.test(text) ? text : JSON.stringify(text))
