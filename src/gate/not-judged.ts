import type { ClusterFacts } from '../model/facts.ts'
import type { Finding } from '../model/finding.ts'

type Unknown = Pick<Finding, 'path' | 'message' | 'why' | 'action'>

/** Blocks for each thing that facts leave open. */
export const notJudged = (environment: string, { down, kubeVersion }: Pick<ClusterFacts, 'down' | 'kubeVersion'>): readonly Finding[] => [
  ...unknownVersion(environment, kubeVersion),
  ...unknownApis(environment, down),
]

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
const unknownApis = (environment: string, down: readonly string[]): readonly Finding[] =>
  down.map((apiVersion) =>
    unknown(environment, {
      path: apiVersion,
      message: `Not judged: the server of ${apiVersion} does not answer in ${environment}. Unknown blocks`,
      why: 'What an aggregated API serves is known only to its own server, and half a discovery looks like a cluster that lacks kinds',
      action: `kubectl get apiservices shows why; mend its server, or delete the APIService where nobody needs it`,
    }),
  )

/** Blocks where the cluster says no version that we can read: which of its rules hold is then unknown. */
const unknownVersion = (environment: string, kubeVersion: string): readonly Finding[] =>
  /^v?1\.\d+/.test(kubeVersion)
    ? []
    : [
        unknown(environment, {
          path: 'kubeVersion',
          message: `Not judged: ${environment} says to be Kubernetes "${kubeVersion}", expected a version such as 1.36.3. Unknown blocks`,
          why: 'Which values a schema takes, and which updates it lets through, differs between versions of the API server',
          action: 'kubectl version shows what it says, or whether a proxy in between hides it',
        }),
      ]

/** Blocks where the cluster answers, and not all that was asked of it. */
export const unreadCluster = (environment: string, { reason, cure }: { readonly reason: string; readonly cure: string }): Finding =>
  unknown(environment, {
    path: '',
    message: `Not judged: ${reason}. Unknown blocks`,
    why: 'A change is judged by what lives, and what the cluster did not say may be what the change breaks',
    action: cure,
  })
