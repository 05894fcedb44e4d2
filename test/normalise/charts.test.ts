import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { dump, dumpStream, normalise, readManifests } from '../../src/normalise/normalise.ts'
import { helm3 } from '../helm3.ts'
import { helm39 } from '../helm39.ts'
import { buildOracle, hasGo, whyNoOracle } from '../oracle/oracle.ts'
import { value } from './manifests.ts'

const charts = join(import.meta.dirname, '../../../shared/corpus/charts')
const missing = existsSync(charts) ? (hasGo ? '' : whyNoOracle) : 'the corpus of charts is not beside the checkout'

// Promise 2, on real charts: what Kubernetes' parser reads from helm's output and from our text is the same value.
describe.skipIf(missing !== '')(`the charts of the corpus${missing === '' ? '' : ` (skipped: ${missing})`}`, () => {
  let outputs: readonly Output[]
  beforeAll(async () => {
    const archives = readdirSync(charts).filter((name) => name.endsWith('.tgz'))
    const helms = { helm39: await helm39(), helm3: await helm3(), helm4: await embeddedProgram('helm') }
    outputs = await renderAll(Object.entries(helms).flatMap(([helm, program]) => archives.map((archive) => ({ helm, program, archive }))))
  })

  test('every object means the same before and after, to the digit', () => {
    const oracle = buildOracle()
    const objects = outputs.flatMap(({ archive, helm, text }) => readObjects(text, `${archive} by ${helm}`))

    const before = oracle('values', documentsOf(outputs))
    const after = oracle(
      'values',
      objects.map(({ manifest }) => dump(manifest)),
    )

    const read = before.filter((answer) => !answer.ok || answer.json !== 'null')
    expect(objects.length).toBeGreaterThan(2500)
    expect(read).toHaveLength(objects.length)
    expect(objects.filter((_, index) => JSON.stringify(read[index]) !== JSON.stringify(after[index])).map(({ from }) => from)).toEqual([])
  })

  test('H03: normal form is stable, and the same whether helm 3.9, 3.17 or 4.1 printed the chart', () => {
    const forms = outputs.map(({ archive, text }) => [archive, formOf(text)] as const)
    const byArchive = [...Map.groupBy(forms, ([archive]) => archive)]
    const differing = byArchive.filter(([, both]) => new Set(both.map(([, form]) => form)).size > 1)

    expect(forms.filter(([, form]) => formOf(form) !== form)).toEqual([])
    // Charts that ask for a newer Kubernetes or helm are refused by one of the three; most are not.
    expect(byArchive.filter(([, each]) => each.length === 3).length).toBeGreaterThan(25)
    expect(differing.map(([archive]) => archive).toSorted()).toEqual(unlike)
  })
})

// Three draw passwords, and so differ from run to run. Istio 1.4 prints its own values as text, which the helms merge differently.
const unlike = ['grafana-10.5.15.tgz', 'istio-1.4.0.tgz', 'jenkins-2.5.4.tgz', 'kube-prometheus-stack-88.5.3.tgz']

type Output = { readonly archive: string; readonly helm: string; readonly text: string }

const run = promisify(execFile)

type Job = { readonly helm: string; readonly program: string; readonly archive: string }

/** What each helm prints for each chart with its default values. Two at a time: CI has two cores, and a helm can take all of one. */
async function renderAll(jobs: readonly Job[]): Promise<readonly Output[]> {
  const home = mkdtempSync(join(tmpdir(), 'sluice-helm-'))
  const left = jobs.values()
  const lane = async (): Promise<readonly Output[]> => {
    const outputs: Output[] = []
    for (const job of left) outputs.push({ archive: job.archive, helm: job.helm, text: await renderOne(job, home) })
    return outputs
  }
  // Charts that this helm refuses print nothing.
  return (await Promise.all([lane(), lane()])).flat().filter(({ text }) => text !== '')
}

function renderOne({ program, archive }: Job, home: string): Promise<string> {
  const env = { HELM_CACHE_HOME: home, HELM_CONFIG_HOME: home, HELM_DATA_HOME: home, KUBECONFIG: '/dev/null' }
  const args = ['template', 'r', join(charts, archive), '--namespace=ns', '--include-crds', '--skip-tests', '--kube-version=1.35.0', '--api-versions=v1']
  return run(program, args, { env, maxBuffer: 2 ** 28 }).then(({ stdout }) => stdout, nothing)
}

const nothing = (): string => ''

const readObjects = (text: string, from: string): readonly { readonly from: string; readonly manifest: Manifest }[] =>
  value(readManifests({ text, file: from })).map((manifest) => ({ from, manifest }))

const documentsOf = (all: readonly Output[]): readonly string[] => all.flatMap(({ text }) => text.split(/^---.*$/m))

const formOf = (text: string): string =>
  dumpStream(value(normalise({ text, file: 'helm' }, { namespace: 'ns', hooks: 'drop', secrets: 'allow', capabilities: 'unknown' })))
