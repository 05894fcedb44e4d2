import { posix } from 'node:path'
import { stringify } from 'yaml'
import { readSpinnaker, type SpinnakerParameters } from '../config/config.ts'
import { Failure } from '../model/failure.ts'
import { toJsonText } from '../model/json.ts'
import type { Note, Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import { loadWorkspace } from './workspace/load-workspace.ts'
import { emptyOutcome } from './outcomes.ts'
import { pipelineOf } from './spinnaker/stages.ts'
import { preconfiguredOf } from './spinnaker/preconfigured.ts'

export type SpinnakerOptions = {
  readonly root: string
  readonly environment: string
  /** A whole pipeline, or the gate as a stage of its own kind for `orca-local.yml`. */
  readonly what: 'pipeline' | 'stage'
  /** What was asked for on the command line, by the keys of `spinnaker.yml`. */
  readonly flags: Readonly<Record<string, string>>
}

/** What Spinnaker runs for one environment, as text to save there. */
export async function spinnaker({ root, environment, what, flags }: SpinnakerOptions, ports: Ports): Promise<Outcome> {
  await loadWorkspace(ports.files, { root, environments: [environment], releases: [] })
  const file = 'spinnaker.yml'
  const read = readSpinnaker((await ports.files.readText(posix.join(root, file))) ?? '', file, flags)
  if (!read.ok)
    throw new Failure('config-invalid', `Cannot write the ${what} of ${environment}: ${read.problems.length} of its parameters are missing or wrong`, {
      hint: 'Mend what is listed',
      problems: read.problems,
    })
  const output =
    what === 'pipeline'
      ? `${toJsonText(pipelineOf(environment, read.value), 2)}\n`
      : stringify(preconfiguredOf(environment, read.value), { aliasDuplicateObjects: false })
  return { ...emptyOutcome('spinnaker'), output, notes: notesOf(read.value), summary: `The ${what} of ${environment}.` }
}

/** A tag can be moved between Gate and Apply; the tree and the token would stop Apply then, and a digest lets nothing move. */
const notesOf = ({ image }: SpinnakerParameters): readonly Note[] =>
  /@sha256:[0-9a-f]{64}$/.test(image) ? [] : [{ sign: 'warn', text: `${image} can become another image: name its digest, IMAGE@sha256:…` }]
