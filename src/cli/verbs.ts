import type { VerbTable } from './verb.ts'

/** Every verb there is. */
export const verbs: VerbTable = {
  render: { summary: 'charts → rendered/', load: () => import('./verbs/render.ts') },
  diff: { summary: 'what changed under rendered/, or against the cluster', load: () => import('./verbs/diff.ts') },
  check: { summary: 'may this go to the cluster? findings and a verdict', load: () => import('./verbs/check.ts') },
  propose: { summary: 'what is rendered, as a pull request with its report', load: () => import('./verbs/propose.ts') },
  plan: { summary: 'what apply would do, in which order', load: () => import('./verbs/plan.ts') },
  apply: { summary: 'check again, then kubectl apply -f -', load: () => import('./verbs/apply.ts') },
  drift: { summary: 'what differs from Git, who changed it, when', load: () => import('./verbs/drift.ts') },
  snapshot: { summary: "record a cluster's capabilities and CRDs", load: () => import('./verbs/snapshot.ts') },
  update: { summary: 'find newer charts, write version and digest', load: () => import('./verbs/update.ts') },
  doctor: { summary: 'are tools, files and clusters fit?', load: () => import('./verbs/doctor.ts') },
  init: { summary: 'a new workspace', load: () => import('./verbs/init.ts') },
  normalise: { summary: 'any manifests → normal form on stdout', load: () => import('./verbs/normalise.ts') },
  compat: { summary: 'judge two manifests, streams or folders as old and new', load: () => import('./verbs/compat.ts') },
  mesh: { summary: 'Istio: what Pilot sends to proxies, and what a change does to them', load: () => import('./verbs/mesh.ts') },
  report: { summary: 'results again, in any format, or those of shards as one', load: () => import('./verbs/report.ts') },
  completion: { summary: 'Tab in bash, zsh and fish', load: () => import('./verbs/completion.ts') },
  spinnaker: { summary: 'the pipeline of an environment as JSON', load: () => import('./verbs/spinnaker.ts') },
  demo: { summary: 'the whole story on bundled charts, offline', load: () => import('./verbs/demo.ts') },
}
