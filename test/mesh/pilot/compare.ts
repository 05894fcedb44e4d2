import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { predict, meshOf, type Mesh, type Proxy } from '../../../src/mesh/mesh.ts'
import { fromJsonText, listAt, objectAt, textAt, type Json } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { readManifests } from '../../../src/normalise/normalise.ts'
import { asCluster } from './as-cluster.ts'
import type { NormalForm } from './normal-form.ts'
import { possibleOrders } from './orders.ts'
import { predictedForm } from './predicted.ts'
import { receivedForm } from './received.ts'

/** One thing that Pilot sent, or that we thought it would. */
export type Check = { readonly id: string; readonly agrees: boolean; readonly pilot: string; readonly predicted: string }

/** Every check of every case in a folder. */
export const compareFolder = (folder: string): readonly Check[] => casesIn(folder).flatMap((name) => named(name, compareCase(join(folder, name)).checks))

/** How much of a folder agrees where ServiceEntries that are tied are taken in the order of the input, whatever Pilot drew. */
export function agreeingUntied(folder: string): { readonly agree: number; readonly all: number } {
  const checks = casesIn(folder).flatMap((name) => compareCase(join(folder, name)).untied)
  return { agree: agreements(checks), all: checks.length }
}

const casesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()

const named = (name: string, checks: readonly Check[]): readonly Check[] => checks.map((check) => ({ ...check, id: `${name} ${check.id}` }))

/** What Pilot made of a case's manifests against what is predicted, under the one order of its ties that explains the most, and under the order of the input. */
export function compareCase(folder: string): { readonly checks: readonly Check[]; readonly untied: readonly Check[] } {
  const oracle = fromJsonText(readFileSync(join(folder, 'oracle.json'), 'utf8'))
  const manifests = asCluster(manifestsIn(join(folder, 'input.yaml')), listAt(oracle, 'skipped').map(String))
  const answers = possibleOrders(manifests).map((order) => compareProxies(oracle, order))
  const checks = answers.reduce((best, answer) => (agreements(answer) > agreements(best) ? answer : best))
  return { checks, untied: compareProxies(oracle, manifests) }
}

const agreements = (checks: readonly Check[]): number => checks.filter(({ agrees }) => agrees).length

function compareProxies(oracle: Json, manifests: readonly Manifest[]): readonly Check[] {
  const mesh = meshOf(manifests)
  return Object.entries(objectAt(oracle, 'proxies')).flatMap(([name, proxy]) => compareProxy(name, proxy, { mesh, manifests }))
}

function manifestsIn(file: string): readonly Manifest[] {
  const read = readManifests({ file, text: readFileSync(file, 'utf8') })
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.problems)}`)
  return read.value
}

function compareProxy(name: string, received: Json, { mesh, manifests }: { mesh: Mesh; manifests: readonly Manifest[] }): readonly Check[] {
  const pilot = receivedForm(received)
  const predicted = predictedForm(predict(mesh, proxyOf(name, received, manifests)))
  return [...new Set([...pilot.keys(), ...predicted.keys()])].map((key) => ({ id: `${name} ${key}`, ...both(key, { pilot, predicted }) }))
}

const absent = '(absent)'

function both(key: string, forms: { readonly pilot: NormalForm; readonly predicted: NormalForm }): Omit<Check, 'id'> {
  const [pilot, predicted] = [forms.pilot.get(key) ?? absent, forms.predicted.get(key) ?? absent]
  return { agrees: pilot === predicted, pilot, predicted }
}

/** "sidecar~name.namespace" or "router~name.namespace". */
function proxyOf(name: string, received: Json, manifests: readonly Manifest[]): Proxy {
  const namespace = textAt(received, 'namespace') ?? ''
  const pod = manifests.find(({ id }) => id.kind === 'Pod' && name.endsWith(`~${id.name}.${id.namespace}`))
  const labels = objectAt(received, 'labels')
  return {
    kind: textAt(received, 'type') === 'router' ? 'gateway' : 'sidecar',
    namespace,
    labels: new Map(Object.keys(labels).map((key) => [key, textAt(labels, key) ?? ''])),
    address: pod === undefined ? '' : (textAt(pod.body, 'status', 'podIP') ?? ''),
  }
}
