import type { JsonObject } from '../../model/json.ts'
import type { SpinnakerParameters } from '../../config/config.ts'
import { containerName, jobOf, type JobOptions } from './job.ts'

/** The pipeline of one environment, as `spin pipeline save` takes it. */
export const pipelineOf = (environment: string, parameters: SpinnakerParameters): JsonObject => ({
  application: parameters.application,
  name: `Sluice: ${environment}`,
  description: `Judges what is committed for ${environment} against the live cluster, asks, applies exactly that, and looks whether it is so.`,
  // One apply at a time, and none forgotten.
  limitConcurrent: true,
  keepWaitingPipelines: true,
  triggers: [],
  parameterConfig: [],
  notifications: [],
  expectedArtifacts: [],
  stages: stagesOf(environment, parameters),
})

/** Each after the one before. */
function stagesOf(environment: string, parameters: SpinnakerParameters): readonly JsonObject[] {
  const job = (options: Pick<JobOptions, 'verb' | 'args' | 'variables'>): JsonObject => runJob(jobOf({ ...options, environment, parameters }), parameters)
  const stages = [
    { name: 'Gate', ...job({ verb: 'check', args: ['--expect', '$(SLUICE_COMMIT)'], variables: { SLUICE_COMMIT: triggered } }) },
    { name: 'Gate passed', ...precondition(gatePassed, 'The gate did not say that this may be applied') },
    { name: 'Approve', ...judgment(parameters) },
    { name: 'Approved', ...precondition(approved[parameters.approval], 'Nobody approved what the gate judged') },
    { name: 'Apply', ...job({ verb: 'apply', args: ['--expect', '$(SLUICE_TREE)', '--token', '$(SLUICE_TOKEN)'], variables: judged }) },
    { name: 'Verify', ...job({ verb: 'drift', args: ['--expect', '$(SLUICE_TREE)'], variables: judged }) },
  ]
  return stages.map((stage, index) => ({ ...stage, refId: String(index + 1), requisiteStageRefIds: index === 0 ? [] : [String(index)] }))
}

/** The one expression that a value is made of. */
const expression = (inner: string): string => `\${${inner}}`

const gate = "#stage('Gate').outputs.sluice"

// Started by hand, a pipeline has no commit: what lies in the workspace is then what is meant.
const triggered = expression("trigger['hash'] ?: 'HEAD'")

/** What Gate judged, as the stages after it have to find it. */
const judged = { SLUICE_COMMIT: expression(`${gate}.commit`), SLUICE_TREE: expression(`${gate}.tree`), SLUICE_TOKEN: expression(`${gate}.token`) }

// Bare: a precondition is evaluated as a whole. What is missing in it is an error, and fails the stage.
const gatePassed = `${gate}.verb == 'check' && ${gate}.exit_code == 0 && (${gate}.verdict == 'pass' || ${gate}.verdict == 'warn') && ${gate}.token != '' && ${gate}.tree != ''`

const isHarmless = `${gate}.verdict == 'pass' && ${gate}.deleted == 0`

const hasApproval = "#stage('Approve').hasSucceeded"

// A stage that was skipped lets those behind it go on, whyever it was skipped: so who may go on without an approval is asked here.
const approved = { always: hasApproval, warnings: `(${isHarmless}) || ${hasApproval}` } as const

const endsThePipeline = { failPipeline: true, continuePipeline: false, completeOtherBranchesThenFail: false, failOnFailedExpressions: true } as const

const precondition = (inner: string, failureMessage: string): JsonObject => ({
  type: 'checkPreconditions',
  ...endsThePipeline,
  preconditions: [{ type: 'expression', failPipeline: true, context: { expression: inner, failureMessage } }],
})

const judgment = ({ approval }: SpinnakerParameters): JsonObject => ({
  type: 'manualJudgment',
  ...endsThePipeline,
  instructions: expression(`${gate}.judgment`),
  judgmentInputs: [],
  notifications: [],
  sendNotifications: false,
  propagateAuthenticationContext: false,
  ...(approval === 'always' ? {} : { stageEnabled: { type: 'expression', expression: `!(${isHarmless})` } }),
})

/** Deck knows the stage by its type, Orca by its alias alone. */
const runJob = (manifest: JsonObject, { application, account, timeoutMinutes }: SpinnakerParameters): JsonObject => ({
  type: 'runJobManifest',
  alias: 'runJob',
  ...endsThePipeline,
  cloudProvider: 'kubernetes',
  account,
  credentials: account,
  application,
  source: 'text',
  manifest,
  consumeArtifactSource: 'propertyFile',
  propertyFile: containerName,
  waitForCompletion: true,
  // Kubernetes ends the Job first, so that the stage can still say why.
  stageTimeoutMs: (timeoutMinutes + 10) * 60_000,
})
