import { keyOf, type Manifest, nameOf, refOf } from '../../../model/manifest.ts'
import type { ReleaseScope } from '../../question.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'
import { listed } from '../../show.ts'

/** A release brings an object into a namespace that is not its own. What the environment allows is nobody's business; what it forbids blocks. */
export const foreignNamespace: QuestionRule = {
  id: 'object/foreign-namespace',
  why: 'A chart names any namespace it likes, and a pipeline that may write everywhere writes there',
  lane: 'RBAC',
  judge: ({ releases = [], desired, base }) => {
    const objects = new Map(desired.map((manifest) => [keyOf(manifest.id), manifest]))
    const old = new Set(base.map((manifest) => keyOf(manifest.id)))
    return releases.flatMap((release) =>
      release.objects
        .filter(({ namespace }) => namespace !== '' && namespace !== release.namespace && release.allow?.namespaces.includes(namespace) !== true)
        // Without a rule of the environment only what is new is worth a word.
        .filter((id) => release.allow !== undefined || !old.has(keyOf(id)))
        .flatMap((id) => objects.get(keyOf(id)) ?? [])
        .map((manifest) => draftOf(manifest, release)),
    )
  },
}

function draftOf(manifest: Manifest, { name, namespace, allow }: ReleaseScope): ObjectDraft {
  const wanted = allow === undefined ? namespace : listed([namespace, ...allow.namespaces])
  return {
    object: refOf(manifest),
    severity: allow === undefined ? 'warn' : 'block',
    effect: 'behaviour-shifts',
    path: 'metadata.namespace',
    message: `Release ${name} writes ${nameOf(manifest.id)}: ${allow === undefined ? `its own namespace is ${wanted}` : `it may write into ${wanted} only`}`,
    change: `${namespace} → ${manifest.id.namespace}`,
    hits: [],
    action: `Take it out by the chart's values, or allow it in environment.yml: allow: { namespaces: [${manifest.id.namespace}] }`,
  }
}
