import * as v from 'valibot'
import { objectName } from './apply-schema.ts'
import { described } from './described.ts'

// Spinnaker evaluates every text of a pipeline: what could be read as an expression is no value here.
const word = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][-\w./:@+]*$/, 'has a character that a pipeline cannot hold, or is empty: expected letters, digits and -_./:@+'),
)

const optionalName = v.optional(objectName)

/** `spinnaker.yml`: what a pipeline needs to know of your Spinnaker and your cluster. Each key is a flag too, with dashes. */
export const spinnakerSchema = v.strictObject({
  application: v.optional(described(word, 'The application of Spinnaker that the pipeline belongs to')),
  account: v.optional(described(word, 'The Kubernetes account of Spinnaker that Jobs run in')),
  image: v.optional(described(word, 'The image of the Containerfile, best with its digest')),
  repository: v.optional(described(word, 'The Git repository of the workspace, cloned into each Job; left out where the image holds it in /workspace')),
  namespace: v.optional(described(objectName, 'Where Jobs run'), 'sluice'),
  gateAccount: v.optional(described(objectName, 'The service account of Gate and Verify, which read'), 'sluice-gate'),
  applyAccount: v.optional(described(objectName, 'The service account of Apply, which also writes'), 'sluice-apply'),
  gateKubeconfig: described(optionalName, 'A Secret with the key kubeconfig for Gate and Verify, where Jobs run in another cluster than they judge'),
  applyKubeconfig: described(optionalName, 'The same for Apply'),
  approval: v.optional(
    described(v.picklist(['always', 'warnings']), 'Whether somebody is always asked, or not where nothing warns and nothing is deleted'),
    'always',
  ),
  timeoutMinutes: v.optional(described(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(600)), 'How long a Job may take'), 30),
})

export type SpinnakerConfig = v.InferOutput<typeof spinnakerSchema>
