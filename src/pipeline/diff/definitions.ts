import { posix } from 'node:path'
import type { Change } from '../../model/change.ts'
import type { Manifest } from '../../model/manifest.ts'
import { manifestsOf } from '../workspace/rendered-tree.ts'

const definitionFile = 'customresourcedefinition.apiextensions.k8s.io_'

/** The CRDs of a tree whose groups changed objects are of: only these files are read, changed or not. */
export function definitionsFor(changes: readonly Change[], files: ReadonlyMap<string, string>, folder: string): readonly Manifest[] {
  const groups = [...new Set(changes.map(({ id }) => id.group))].filter((group) => group.includes('.'))
  const wanted = [...files].filter(([file]) => {
    const name = posix.basename(file)
    return name.startsWith(definitionFile) && groups.some((group) => name.endsWith(`.${group}.yaml`))
  })
  return manifestsOf(new Map(wanted), folder)
}
