import { expect, test } from 'vitest'
import { readSpinnaker, type SpinnakerParameters } from '../../src/config/config.ts'
import { pipelineOf } from '../../src/pipeline/spinnaker/stages.ts'
import { preconfiguredOf } from '../../src/pipeline/spinnaker/preconfigured.ts'
import { at, listAt, objectAt, textAt, toJsonText, type Json } from '../../src/model/json.ts'
import { golden } from '../golden.ts'

const needed = { application: 'platform', account: 'tools', image: 'registry.example.com/platform/sluice:1' }

function parameters(flags: Readonly<Record<string, string>> = {}): SpinnakerParameters {
  const read = readSpinnaker('', 'spinnaker.yml', { ...needed, ...flags })
  if (!read.ok) throw new Error(toJsonText(read.problems))
  return read.value
}

const jobsIn = (pipeline: Json): readonly Json[] => listAt(pipeline, 'stages').flatMap((stage) => at(stage, 'manifest') ?? [])
const podOf = (job: Json) => objectAt(job, 'spec', 'template', 'spec')

test('the pipeline of the documentation is what the verb writes', () => {
  const text = `${toJsonText(pipelineOf('production', parameters()), 2)}\n`

  expect(golden('docs/spinnaker/pipeline.json', text)).toBe(text)
})

test('what comes from the pipeline stands alone in the value of a variable, so that no argument is evaluated', () => {
  for (const job of jobsIn(pipelineOf('production', parameters({ repository: 'https://git.example.com/platform.git' })))) {
    const containers = [...listAt(podOf(job), 'containers'), ...listAt(podOf(job), 'initContainers')]
    const variables = containers.flatMap((container) => listAt(container, 'env').map((variable) => textAt(variable, 'value') ?? ''))
    const words = containers.flatMap((container) => [...listAt(container, 'command'), ...listAt(container, 'args')])

    expect(variables.filter((value) => value.includes('${') && !/^\$\{[^{}]+\}$/.test(value))).toEqual([])
    expect(words.filter((word) => toJsonText(word).includes('${'))).toEqual([])
  }
})

test('a repository is cloned into each Job, at the commit that the pipeline is about', () => {
  const [gate] = jobsIn(pipelineOf('production', parameters({ repository: 'https://git.example.com/platform.git' })))

  expect(listAt(podOf(gate ?? null), 'initContainers').map((container) => listAt(container, 'args'))).toEqual([
    ['clone', '--quiet', '--', 'https://git.example.com/platform.git', '/workspace'],
    ['-C', '/workspace', 'checkout', '--quiet', '--detach', '$(SLUICE_COMMIT)'],
  ])
})

test('only the Job that applies runs as the account that may write', () => {
  const accounts = jobsIn(pipelineOf('production', parameters())).map((job) => textAt(podOf(job), 'serviceAccountName'))

  expect(accounts).toEqual(['sluice-gate', 'sluice-apply', 'sluice-gate'])
})

test('a kubeconfig of another cluster takes the place of the service account, whose token then stays away', () => {
  const [gate] = jobsIn(pipelineOf('production', parameters({ gateKubeconfig: 'gate-of-prod' })))

  expect(podOf(gate ?? null)).toMatchObject({
    automountServiceAccountToken: false,
    volumes: expect.arrayContaining([{ name: 'kubeconfig', secret: { secretName: 'gate-of-prod', defaultMode: 0o440 } }]),
  })
})

test('the parameter of a preconfigured stage leads to a place that is there', () => {
  const stage = at(preconfiguredOf('production', parameters()), 'job', 'preconfigured', 'kubernetes', 0) ?? null
  const path = (textAt(stage, 'parameters', 0, 'mapping') ?? '').split(/[.[\]]+/).map((word) => (/^\d+$/.test(word) ? Number(word) : word))

  expect(at(stage, ...path)).toBe('HEAD')
  expect(toJsonText(stage)).not.toContain('${')
})

test('what is missing is named, with the key and the flag', () => {
  expect(readSpinnaker('', 'spinnaker.yml', {})).toMatchObject({
    ok: false,
    problems: ['application', 'account', 'image'].map((path) => ({ file: 'spinnaker.yml', path, hint: `Write it into spinnaker.yml, or pass --${path}` })),
  })
})

test.each([
  ['an expression as an image', { image: 'r.example.com/${1+1}' }, '--image has a character'],
  ['a namespace that is none', { namespace: 'Sluice_1' }, '--namespace is no name'],
  ['an approval that is none', { approval: 'never' }, '--approval'],
  ['an option of git as a repository', { repository: '--upload-pack=x' }, '--repository'],
])('%s is refused', (_what, flags, message) => {
  const read = readSpinnaker('', 'spinnaker.yml', { ...needed, ...flags })

  expect(read.ok ? [] : read.problems.map((problem) => problem.message)).toEqual([expect.stringContaining(message)])
})

test('a flag counts more than the file, and a key of the file that is none is a problem', () => {
  const text = 'application: one\naccount: tools\nimage: r.example.com/s:1\n'

  expect(readSpinnaker(text, 'spinnaker.yml', { application: 'two' })).toMatchObject({ ok: true, value: { application: 'two', account: 'tools' } })
  expect(readSpinnaker(`${text}images: x\n`, 'spinnaker.yml', {})).toMatchObject({ ok: false, problems: [{ file: 'spinnaker.yml', line: 4 }] })
})
