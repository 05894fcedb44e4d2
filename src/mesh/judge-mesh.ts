import { attempt, everything } from '../model/attempt.ts'
import type { Finding } from '../model/finding.ts'
import { keyOf } from '../model/manifest.ts'
import { noImpact } from './impact/no-impact.ts'
import type { MeshDraft, MeshRule } from './rule.ts'
import type { MeshScene } from './scene.ts'

/** What every rule finds wrong after the change, without what was wrong before; a rule that breaks off has not passed anything. */
export const judgeMesh = (scene: MeshScene, rules: readonly MeshRule[]): readonly Finding[] =>
  rules.flatMap((rule) => attempt({ rule: rule.id, object: everything }, () => findingsBy(rule, scene)))

const findingsBy = (rule: MeshRule, scene: MeshScene): readonly Finding[] =>
  newDrafts(rule, scene).map((draft) => ({ rule: rule.id, why: rule.why, lane: 'Mesh', ...draft }))

/** What blocked is still told where it was so before, as a warning: this change did not break it, nor does it mend it. */
function newDrafts(rule: MeshRule, scene: MeshScene): readonly MeshDraft[] {
  const drafts = rule.judge(scene)
  if (drafts.length === 0) return []
  const known = new Set(rule.judge({ before: scene.before, after: scene.before, impact: noImpact }).map(draftKey))
  return drafts.flatMap((draft) => {
    if (!known.has(draftKey(draft))) return [draft]
    return draft.severity === 'block' ? [{ ...draft, severity: 'warn' }] : []
  })
}

const draftKey = ({ object, path, message }: MeshDraft): string => [keyOf(object), path, message].join('\n')
