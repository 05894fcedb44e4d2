import type { Finding } from '../model/finding.ts'

type Unknown = Pick<Finding, 'path' | 'message' | 'why' | 'action'>

const unknown = (environment: string, said: Unknown): Finding => ({
  rule: 'gate/not-judged',
  severity: 'block',
  effect: 'unknown',
  lane: 'Gate',
  object: { group: '', version: '', kind: 'Environment', namespace: '', name: environment },
  change: '',
  hits: [],
  ...said,
})

/** Blocks for each apiVersion whose own server does not answer: what it serves, and what lives of it, is unknown. */
export const notJudged = (environment: string, down: readonly string[]): readonly Finding[] =>
  down.map((apiVersion) =>
    unknown(environment, {
      path: apiVersion,
      message: `Not judged: the server of ${apiVersion} does not answer in ${environment}. Unknown blocks`,
      why: 'What an aggregated API serves is known only to its own server, and half a discovery looks like a cluster that lacks kinds',
      action: `kubectl get apiservices shows why; mend its server, or delete the APIService where nobody needs it`,
    }),
  )

/** Blocks where the cluster answers, and not all that was asked of it. */
export const unreadCluster = (environment: string, { reason, cure }: { readonly reason: string; readonly cure: string }): Finding =>
  unknown(environment, {
    path: '',
    message: `Not judged: ${reason}. Unknown blocks`,
    why: 'A change is judged by what lives, and what the cluster did not say may be what the change breaks',
    action: cure,
  })
