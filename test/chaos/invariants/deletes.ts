import { isSame, textAt, type Json } from '../../../src/model/json.ts'
import { applies, describe, isAbout, writesOf } from '../history.ts'
import { visitor } from '../nemesis.ts'
import { judgeEach, type Invariant } from './invariant.ts'

const never: readonly string[] = ['Namespace', 'CustomResourceDefinition', 'PersistentVolumeClaim']

/** Whether apply deletes it only when somebody names it. */
export const isProtected = (object: Json): boolean => never.includes(textAt(object, 'kind') ?? '')

export const deletesOnlyWhatLeft: Invariant = {
  id: 'I5',
  claim: 'only what left the tree is deleted, never a Namespace, CRD or PVC, and never what is somebody else’s',
  check: (history) => {
    const known = [...history.revisions.values()].flat()
    const deletes = applies(history).flatMap((run) =>
      writesOf(history, run)
        .filter(({ verb }) => verb.startsWith('delete'))
        .map((write) => ({ run, write })),
    )
    const { looked, broken } = judgeEach(deletes, ({ run, write }) => {
      const wanted = run.commits.flatMap((commit) => history.revisions.get(commit) ?? []).some((object) => isAbout(write, object))
      const own = known.find((object) => isAbout(write, object))
      return own === undefined || wanted || isProtected(own) ? `${describe(write)}, which ${wanted ? 'is in the tree' : 'is not for us to delete'}` : ''
    })
    const hasVisitor = history.edited.includes('foreign-object')
    const isLost = hasVisitor && !isSame(history.end.after.visitor, visitor)
    return { looked: looked + Number(hasVisitor), broken: isLost ? [...broken, 'the ConfigMap of somebody else is gone or changed'] : broken }
  },
}
