import { apiVersionOf, nameOf, refOf } from '../../../model/manifest.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'
import type { Pair } from '../../scene.ts'

/** The same object is written in another version, or in another group that shares its storage. */
export const versionChanged: QuestionRule = {
  id: 'api/version-changed',
  why: 'Every version of a kind reads and writes the same stored object, so nothing is deleted or created; fields and defaults may differ',
  lane: 'API',
  judge: ({ pairs }) => pairs.filter(isRewritten).map(draftOf),
}

// A live object comes in the version that was asked for, not in the one that it was written in.
const isRewritten = ({ committed, after }: Pair): boolean =>
  committed !== undefined && (committed.version !== after.version || committed.id.group !== after.id.group)

function draftOf({ committed, before: live, after }: Pair): ObjectDraft {
  const before = committed ?? live
  const [old, now] = [apiVersionOf(before.id.group, before.version), apiVersionOf(after.id.group, after.version)]
  const hint = reshaped[`${before.id.kind} ${old}`]
  return {
    object: refOf(after),
    severity: hint === undefined ? 'info' : 'warn',
    effect: hint === undefined ? 'cosmetic' : 'behaviour-shifts',
    path: 'apiVersion',
    message: `${nameOf(after.id)} is written as ${now} from now on; it stays the same object${hint === undefined ? '' : `, but ${hint}`}`,
    change: `${old} → ${now}`,
    hits: [],
    action:
      hint === undefined
        ? 'Nothing; managers that applied it at the old version go on owning their fields'
        : 'Compare the whole object with the reference of its new version',
  }
}

/** Kinds whose newer version has other fields or defaults than the one that is left. */
const reshaped: Readonly<Record<string, string>> = {
  'CronJob batch/v1beta1': 'it needs names of at most 52 characters and refuses time zones inside the schedule',
  'DaemonSet extensions/v1beta1': 'its selector is required and fixed now, and updates roll by themselves',
  'Deployment apps/v1beta1': 'its selector is required and fixed now, and old ReplicaSets are kept by another default',
  'Deployment extensions/v1beta1': 'its selector is required and fixed now, and its limits on surge, progress and history have other defaults',
  'HorizontalPodAutoscaler autoscaling/v1': 'its metrics are a list now',
  'HorizontalPodAutoscaler autoscaling/v2beta1': 'its metrics have another form',
  'HorizontalPodAutoscaler autoscaling/v2beta2': 'it scales down by another default policy where it names none',
  'Ingress extensions/v1beta1': 'its backends have another form and each path needs a pathType',
  'Ingress networking.k8s.io/v1beta1': 'its backends have another form and each path needs a pathType',
  'PodDisruptionBudget policy/v1beta1': 'an empty selector selects every pod now, and none before',
  'StatefulSet apps/v1beta1': 'its selector is required and fixed now, and updates roll by themselves',
}
