import { Failure } from '../../model/failure.ts'
import type { GitHub } from '../../ports/github.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ToldResult } from '../../report/report.ts'
import { mergeOutcomes } from '../report/merge-outcomes.ts'
import { readResults } from '../report/read-results.ts'
import { stoppedPart } from '../report/stopped-part.ts'
import { readArtifacts } from './read-artifacts.ts'

export type Inputs = {
  readonly cwd: string
  /** Files with JSON reports. */
  readonly paths: readonly string[]
  /** Artifacts of the run that judged, by the beginning of their name; '' for none. */
  readonly artifacts: string
  readonly isMerge: boolean
  /** The environment of a result that does not tell, because it stopped; '' where each does. */
  readonly environment: string
}

/** A result, and the one environment that it is about. */
export type Subject = { readonly environment: string; readonly result: ToldResult }

export async function subjectsOf(inputs: Inputs, github: GitHub, ports: Ports): Promise<readonly Subject[]> {
  const { cwd, paths, artifacts, isMerge } = inputs
  const named = artifacts === '' ? [] : await readArtifacts(github, artifacts)
  const results = [...named, ...(paths.length === 0 && artifacts !== '' ? [] : await readResults(paths, cwd, ports))]
  const merged: readonly ToldResult[] = isMerge ? [{ kind: 'outcome', outcome: mergeOutcomes(results.map(outcomeOf)) }] : results
  return merged.map((result) => ({ result, environment: environmentOf(result, inputs.environment) }))
}

const outcomeOf = (result: ToldResult) => (result.kind === 'outcome' ? result.outcome : stoppedPart(result))

// As a folder below values/ is called. It becomes part of a marker, and a result can come from anybody.
const isName = /^[\w][\w.-]{0,62}$/

function environmentOf(result: ToldResult, given: string): string {
  const told = result.kind === 'outcome' ? result.outcome.environments.map(({ name }) => name) : []
  const [name, ...others] = told.length === 0 ? [given] : told
  if (name !== undefined && others.length === 0 && isName.test(name)) return name
  const state = name === '' ? 'it names no environment' : `its environments are ${JSON.stringify(told).slice(0, 200)}`
  throw new Failure('input-invalid', `Cannot publish a result: ${state}, expected one`, {
    hint: 'Write one result per environment: check --env NAME --report json=NAME.json; for one that stopped: report --env NAME',
  })
}
