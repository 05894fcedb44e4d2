import { compare } from '../../../compare/compare.ts'
import type { ObjectChange } from '../../../model/change.ts'
import type { Difference } from '../../../model/difference.ts'
import { toJsonText } from '../../../model/json.ts'
import { keyOf, type Manifest } from '../../../model/manifest.ts'
import { nowhere } from '../../../model/source.ts'
import { manifestsOf } from '../../workspace/rendered-tree.ts'
import { told } from '../../workspace/sources.ts'
import { movedFiles } from '../moved-files.ts'

type Files = ReadonlyMap<string, string>

/** The same for the same difference of the same object, in whatever comparison. */
export const hunkKey = (change: ObjectChange, { path, before, after }: Difference): string =>
  toJsonText([keyOf(change.object), change.kind, change.kind === 'rename' ? change.from.name : '', path, before, after])

export const hunksIn = (changes: readonly ObjectChange[]): ReadonlySet<string> =>
  new Set(changes.flatMap((change) => change.differences.map((difference) => hunkKey(change, difference))))

/** The hunks between two renderings of a release. */
export function hunksBetween(before: Files, after: Files, definitions: readonly Manifest[]): ReadonlySet<string> {
  const moved = movedFiles(before, after)
  return hunksIn(told(compare(manifestsOf(moved.before, ''), manifestsOf(moved.after, '')), () => nowhere, definitions))
}
