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
import { buildOracle, hasGo, whyNoOracle } from '../oracle/oracle.ts'
import { value } from './manifests.ts'

const charts = join(import.meta.dirname, '../../../shared/corpus/charts')
const missing = existsSync(charts) ? (hasGo ? '' : whyNoOracle) : 'the corpus of charts is not beside the checkout'

// Promise 2, on real charts: what Kubernetes' parser reads from helm's output and from our text is the same value.
describe.skipIf(missing !== '')(`the charts of the corpus${missing === '' ? '' : ` (skipped: ${missing})`}`, () => {
  let outputs: readonly Output[]
  beforeAll(async () => {
    const archives = readdirSync(charts).filter((name) => name.endsWith('.tgz'))
    const helms = { helm3: await helm3(), helm4: await embeddedProgram('helm') }
    outputs = (await Promise.all(Object.entries(helms).map(([name, program]) => renderAll(name, program, archives)))).flat()
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

  test('normal form is stable, and the same whichever helm printed the chart', () => {
    const forms = outputs.map(({ archive, text }) => [archive, formOf(text)] as const)
    const differing = [...Map.groupBy(forms, ([archive]) => archive)].filter(([, both]) => new Set(both.map(([, form]) => form)).size > 1)

    expect(forms.filter(([, form]) => formOf(form) !== form)).toEqual([])
    expect(differing.map(([archive]) => archive)).toEqual(unlike)
  })
})

// Three draw passwords, and so differ from run to run. Istio 1.4 prints its own values as text, which the two helms merge differently.
const unlike = ['grafana-10.5.15.tgz', 'istio-1.4.0.tgz', 'jenkins-2.5.4.tgz', 'kube-prometheus-stack-88.5.3.tgz']

type Output = { readonly archive: string; readonly helm: string; readonly text: string }

const run = promisify(execFile)

/** What helm prints for each chart with its default values; charts that this helm refuses are left out. */
async function renderAll(helm: string, program: string, archives: readonly string[]): Promise<readonly Output[]> {
  const home = mkdtempSync(join(tmpdir(), 'sluice-helm-'))
  const env = { HELM_CACHE_HOME: home, HELM_CONFIG_HOME: home, HELM_DATA_HOME: home, KUBECONFIG: '/dev/null' }
  const outputs: Output[] = []
  for (const archive of archives) {
    const args = ['template', 'r', join(charts, archive), '--namespace=ns', '--include-crds', '--skip-tests', '--kube-version=1.35.0', '--api-versions=v1']
    const text = await run(program, args, { env, maxBuffer: 2 ** 28 }).then(({ stdout }) => stdout, nothing)
    if (text !== '') outputs.push({ archive, helm, text })
  }
  return outputs
}

const nothing = (): string => ''

const readObjects = (text: string, from: string): readonly { readonly from: string; readonly manifest: Manifest }[] =>
  value(readManifests({ text, file: from })).map((manifest) => ({ from, manifest }))

const documentsOf = (all: readonly Output[]): readonly string[] => all.flatMap(({ text }) => text.split(/^---.*$/m))

const formOf = (text: string): string =>
  dumpStream(value(normalise({ text, file: 'helm' }, { namespace: 'ns', hooks: 'drop', secrets: 'allow', capabilities: 'unknown' })))
