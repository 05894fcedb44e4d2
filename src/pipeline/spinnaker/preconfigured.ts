import type { SpinnakerParameters } from '../../config/config.ts'
import type { JsonObject } from '../../model/json.ts'
import { containerName, fixedVariables, jobOf } from './job.ts'

/** The gate as a stage of its own kind, for `orca-local.yml`: whoever uses it chooses the commit, and nothing else. */
export function preconfiguredOf(environment: string, parameters: SpinnakerParameters): JsonObject {
  const variables = { SLUICE_COMMIT: 'HEAD' }
  const manifest = jobOf({ environment, parameters, verb: 'check', args: ['--expect', '$(SLUICE_COMMIT)'], variables })
  const stage = {
    enabled: true,
    label: `Sluice gate: ${environment}`,
    type: `sluiceGate_${environment.replaceAll('-', '_')}`,
    description: 'Judges what is committed against the live cluster; its outputs are under "sluice"',
    cloudProvider: 'kubernetes',
    account: parameters.account,
    credentials: parameters.account,
    application: parameters.application,
    waitForCompletion: true,
    propertyFile: containerName,
    parameters: [
      {
        name: 'commit',
        label: 'Commit',
        description: 'The commit whose files have to lie in the workspace; HEAD takes what lies there',
        mapping: `manifest.spec.template.spec.containers[0].env[${fixedVariables.length}].value`,
        defaultValue: 'HEAD',
        type: 'string',
        order: 0,
      },
    ],
    manifest,
  }
  return { job: { preconfigured: { kubernetes: [stage] } } }
}
