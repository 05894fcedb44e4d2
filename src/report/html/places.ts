import type { ObjectChange } from '../../model/change.ts'
import { toJsonText } from '../../model/json.ts'
import type { Noise, PagePlace } from '../../model/page-data.ts'
import { escape } from '../escape.ts'
import { rowsOf } from './rows.ts'

// More of one place is read in the file.
const shownRows = 300

/** Where an object differs, as the page shows it; what differs alike in several versions of a CRD is one place. */
export function placesOf({ object, differences }: ObjectChange): readonly PagePlace[] {
  const places = differences.map((difference) => {
    const { path, version } = object.kind === 'CustomResourceDefinition' ? schemaPath(difference.path) : { path: difference.path, version: '' }
    const rows = rowsOf(difference)
    const place: PagePlace = { path: escape(path), versions: version === '' ? [] : [escape(version)], noise: noiseOf(difference.path), rows, more: 0 }
    return { ...place, rows: rows.slice(0, shownRows), more: Math.max(0, rows.length - shownRows) }
  })
  const alike = Map.groupBy(places, ({ path, rows }) => toJsonText([path, rows]))
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, versions: [...first.versions, ...others.flatMap(({ versions }) => versions)] }],
  )
}

/** The path of the field that a part of a schema speaks of, as findings write it: "spec.http[].corsPolicy.format". */
function schemaPath(path: string): { path: string; version: string } {
  const found = /^spec\.versions\[([^\]]+)\]\.schema\.openAPIV3Schema\.(.*)$/.exec(path)
  if (found === null) return { path, version: '' }
  const [, version = '', rest = ''] = found
  return { version, path: rest.replace(/(^|\.)properties\./g, '$1').replace(/\.items(?=\.|$)/g, '[]') }
}

const noises: readonly (readonly [RegExp, Noise])[] = [
  [/(^|\.)metadata\.(labels|annotations)(\.|\[|$)/, 'label'],
  [/\.description$/, 'doc'],
  [/\.image$/, 'image'],
]

const noiseOf = (path: string): Noise => noises.find(([pattern]) => pattern.test(path))?.[1] ?? ''
