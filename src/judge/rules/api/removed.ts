import { refOf } from '../../../model/manifest.ts'
import { endingVersions, type Ending, sayKind } from '../../lifecycle/ending-versions.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'

/** Kubernetes no longer serves an object's version in the release that is judged for. */
export const apiRemoved: QuestionRule = {
  id: 'api/removed',
  why: 'A Kubernetes release that no longer serves a version answers 404 to it, whatever is stored',
  lane: 'API',
  judge: (scene) => {
    // What a cluster serves today is better known from itself: api/not-served.
    if (scene.cluster.served !== 'unknown' && scene.forecast === undefined) return []
    return endingVersions(scene)
      .filter(({ life, minor }) => life.removed <= minor)
      .map(draftOf)
  },
}

const draftOf = ({ manifest, life, target }: Ending): ObjectDraft => ({
  object: refOf(manifest),
  severity: 'block',
  effect: 'refused',
  path: 'apiVersion',
  message: `${target} does not serve ${sayKind(manifest)}, removed in 1.${life.removed}: apply of ${manifest.id.name} fails`,
  change: '',
  hits: [],
  action: life.replacement === '' ? `Take ${manifest.id.name} out of the release: nothing replaces it` : `Write it as ${life.replacement}`,
})
