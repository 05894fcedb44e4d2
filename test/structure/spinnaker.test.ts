import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from '../../src/cli/parse.ts'
import { verbs } from '../../src/cli/verbs.ts'

// What Spinnaker's own sources ask of a runJobManifest stage; the reasons are in docs/spinnaker.md.
type Container = { readonly name: string; readonly image: string; readonly args: readonly string[]; readonly terminationMessagePolicy: string }
type PodSpec = { readonly restartPolicy: string; readonly serviceAccountName: string; readonly containers: readonly Container[] }
type JobSpec = {
  readonly backoffLimit: number
  readonly activeDeadlineSeconds: number
  readonly ttlSecondsAfterFinished: number
  readonly template: { readonly spec: PodSpec }
}
type Job = { readonly apiVersion: string; readonly kind: string; readonly metadata: Readonly<Record<string, unknown>>; readonly spec: JobSpec }
type Stage = Readonly<Record<string, unknown>> & {
  readonly type: string
  readonly name: string
  readonly refId: string
  readonly requisiteStageRefIds: readonly string[]
  readonly account: string
  readonly stageTimeoutMs: number
  readonly manifest: Job
}
type Pipeline = { readonly application: string; readonly name: string; readonly stages: readonly Stage[] }

const pipeline: Pipeline = JSON.parse(readFileSync(new URL('../../docs/spinnaker/pipeline.json', import.meta.url), 'utf8'))
const jobStages = pipeline.stages.filter(({ type }) => type === 'runJobManifest')

test('the pipeline has the two keys that `spin pipeline save` asks for', () => {
  expect(pipeline.application).not.toBe('')
  expect(pipeline.name).not.toBe('')
})

test('each stage comes after the one before: gate, its precondition, a person, another precondition, apply, and whether it is so', () => {
  expect(pipeline.stages.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'Gate runJobManifest',
    'Gate passed checkPreconditions',
    'Approve manualJudgment',
    'Approved checkPreconditions',
    'Apply runJobManifest',
    'Verify runJobManifest',
  ])
  expect(pipeline.stages.map(({ requisiteStageRefIds }) => requisiteStageRefIds)).toEqual([[], ['1'], ['2'], ['3'], ['4'], ['5']])
})

test('no stage is left out by an expression alone: what is skipped lets the rest go on', () => {
  expect(pipeline.stages.filter((stage) => 'stageEnabled' in stage)).toEqual([])
})

test('gate and apply judge and apply the same bytes: one image', () => {
  expect(new Set(jobStages.flatMap(({ manifest }) => manifest.spec.template.spec.containers.map(({ image }) => image))).size).toBe(1)
})

describe.each(jobStages.map((stage) => [stage.name, stage] as const))('stage %s', (_name, stage) => {
  const { manifest } = stage
  const pod = manifest.spec.template.spec

  test('is found by orca, which knows runJobManifest by its alias alone', () => {
    expect(stage).toMatchObject({ type: 'runJobManifest', alias: 'runJob', cloudProvider: 'kubernetes', source: 'text', waitForCompletion: true })
    expect(stage['credentials']).toBe(stage.account)
  })

  test('holds exactly one manifest, a Job whose name is new in each run, so that two runs do not end each other', () => {
    expect(manifest).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job' })
    expect(manifest.metadata['generateName']).toMatch(/^[a-z][a-z0-9-]*-$/)
    expect(manifest.metadata).not.toHaveProperty('name')
  })

  test('runs once: a verdict is not tried again until it passes', () => {
    expect(manifest.spec.backoffLimit).toBe(0)
    expect(pod.restartPolicy).toBe('Never')
  })

  test('is ended by Kubernetes before Spinnaker gives up on it, and stays to be read afterwards', () => {
    expect(manifest.spec.activeDeadlineSeconds).toBeGreaterThan(0)
    expect(manifest.spec.activeDeadlineSeconds * 1000).toBeLessThan(stage.stageTimeoutMs)
    expect(manifest.spec.ttlSecondsAfterFinished).toBeGreaterThanOrEqual(600)
  })

  test('shows the end of its log where it fails', () => {
    expect(pod.containers.map((container) => container.terminationMessagePolicy)).toEqual(['FallbackToLogsOnError'])
  })

  test('ends the pipeline when it fails', () => {
    expect(stage).toMatchObject({ failPipeline: true, continuePipeline: false, completeOtherBranchesThenFail: false })
  })

  test('has its outputs read from the container that prints them', () => {
    expect(stage['consumeArtifactSource']).toBe('propertyFile')
    expect(pod.containers.map(({ name }) => name)).toEqual([stage['propertyFile']])
  })

  test('calls a verb with flags that it has', async () => {
    const [name = '', ...argv] = pod.containers[0]?.args ?? []
    const loaded = await verbs[name]?.load()

    if (loaded === undefined) throw new Error(`there is no verb ${name}`)
    const flags = parse(name, loaded.verb, { argv, cwd: '/opt/sluice' })
    expect(flags.path('workspace')).toBe('/workspace')
    expect(flags.list('env')).toEqual(['production'])
    expect(flags.text('output')).toBe('spinnaker')
  })
})
