import { textAt } from '../../../model/json.ts'
import type { CrdRule } from '../../rule.ts'

/** The scope of an established CRD is fixed: objects are stored under paths that contain a namespace, or not. */
export const scopeChanged: CrdRule = {
  id: 'crd/scope-changed',
  why: 'Objects are stored under a path that holds a namespace or does not, so the scope of an established CRD is fixed',
  handles: ['scope'],
  judge: ({ before, after }) => [
    {
      severity: 'block',
      effect: 'refused',
      path: 'spec.scope',
      message: `The API server refuses CRD ${after.name}: its scope cannot change`,
      change: `${textAt(before.spec, 'scope') ?? 'absent'} → ${textAt(after.spec, 'scope') ?? 'absent'}`,
      hits: [],
      action: `Keep scope ${textAt(before.spec, 'scope') ?? ''}, or publish the kind under another group and copy its objects`,
    },
  ],
}
