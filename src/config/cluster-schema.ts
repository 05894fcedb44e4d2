import * as v from 'valibot'
import { described, text } from './described.ts'

const absolutePath = v.pipe(v.string(), v.regex(/^(\/|[A-Za-z]:\\)[^\p{Cc}]+$/u, 'is no absolute path, expected one such as /usr/local/bin/aws'))
const contextName = v.pipe(v.string(), v.regex(/^(?!-)[^\p{Cc}]+$/u, 'is no kubeconfig context name'))

/** Which cluster an environment is, and what is known of it. */
export const clusterSchema = v.strictObject({
  context: v.optional(described(contextName, 'The kubeconfig context of the cluster')),
  capabilities: v.optional(described(text, "The file with the cluster's Kubernetes version and served APIs, written by `snapshot`"), 'capabilities.yml'),
  snapshot: v.optional(described(text, 'The file with what `check` needs to know of the cluster, written by `snapshot`'), 'snapshot.json'),
  execPlugins: v.optional(
    described(v.array(absolutePath), 'Absolute paths of the programs that the kubeconfig may run for credentials in CI; elsewhere it may run any'),
    [],
  ),
})
