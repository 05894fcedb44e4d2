import type { Finding } from '../model/finding.ts'

/** Blocks for each apiVersion whose own server does not answer: what it serves, and what lives of it, is unknown. */
export const notJudged = (environment: string, down: readonly string[]): readonly Finding[] =>
  down.map((apiVersion) => ({
    rule: 'gate/not-judged',
    severity: 'block',
    effect: 'unknown',
    lane: 'Gate',
    object: { group: '', version: '', kind: 'Environment', namespace: '', name: environment },
    path: apiVersion,
    message: `Not judged: the server of ${apiVersion} does not answer in ${environment}. Unknown blocks`,
    why: 'What an aggregated API serves is known only to its own server, and half a discovery looks like a cluster that lacks kinds',
    change: '',
    hits: [],
    action: `kubectl get apiservices shows why; mend its server, or delete the APIService where nobody needs it`,
  }))
