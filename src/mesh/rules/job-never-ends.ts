import { at, toJsonText, type Json } from '../../model/json.ts'
import { nameOf, refOf, type Manifest } from '../../model/manifest.ts'
import { injectKey, injectionAmong } from '../injection/injection.ts'
import { nativeSidecarFor, type NativeSidecar } from '../injection/native-sidecar.ts'
import { templateOf, templatePathOf } from '../objects/workload.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'

/** A Job gets a sidecar that runs on after its work is done. */
export const jobNeverEnds: MeshRule = {
  id: 'mesh/job-never-ends',
  why: 'A Job is complete when all containers of its pod have ended, and a sidecar that is an ordinary container does not end by itself',
  judge: ({ after: { manifests } }) => {
    const injectionOf = injectionAmong(manifests)
    const jobs = manifests.filter((manifest) => isJob(manifest) && !stopsItsProxy(manifest) && injectionOf(manifest).kind === 'revision')
    return jobs.flatMap((job) => draftFor(job, nativeSidecarFor(templateOf(job), manifests)))
  },
}

// One that a CronJob made is told of there.
const isJob = ({ id, body }: Manifest): boolean =>
  id.group === 'batch' && (id.kind === 'CronJob' || (id.kind === 'Job' && at(body, 'metadata', 'ownerReferences') === undefined))

/** Whether its own command ends the proxy, by the path that pilot-agent has for that. */
const stopsItsProxy = (job: Manifest): boolean => toJsonText(templateOf(job) ?? null).includes('quitquitquit')

function draftFor(job: Manifest, native: NativeSidecar): readonly MeshDraft[] {
  if (native === 'yes') return []
  const path = [...templatePathOf(job), 'metadata', 'labels'].join('.')
  const astray = placesAstray(job)
  return [
    {
      object: refOf(job),
      severity: native === 'no' ? 'block' : 'warn',
      effect: 'behaviour-shifts',
      path,
      message: `${nameOf(job.id)} gets a sidecar, and ${native === 'no' ? 'never ends' : 'ends only where the nodes run Kubernetes 1.33 or later'}`,
      change: '',
      hits: [],
      action: `${astray === '' ? 'Set' : `Nothing reads ${injectKey} in ${astray}: set`} ${injectKey}: "false" in ${path}, or ENABLE_NATIVE_SIDECARS=true in istiod.`,
    },
  ]
}

/** Where the label or annotation stands, but the pods do not get it. */
function placesAstray({ id, body }: Manifest): string {
  const levels = id.kind === 'CronJob' ? [[], ['spec', 'jobTemplate']] : [[]]
  const places = levels.flatMap((level) => ['labels', 'annotations'].map((kind) => [...level, 'metadata', kind]))
  return places
    .filter((place): boolean => isSaid(at(body, ...place, injectKey)))
    .map((place) => place.join('.'))
    .join(' and ')
}

const isSaid = (value: Json | undefined): boolean => value !== undefined
