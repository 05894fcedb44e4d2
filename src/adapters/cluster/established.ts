import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../../model/failure.ts'
import { crdResource, definesKind, whyNotEstablished } from './crds.ts'
import { inParallel } from './in-parallel.ts'
import { get } from './objects.ts'
import type { Discovery } from './served.ts'
import type { Server } from './server.ts'

// A new CRD is served within a second on a quiet server; asking four times a second costs it nothing.
const pauseMs = 250

/** Waits until every named CRD is Established and all its served versions are in discovery. Failure 'cluster-refused' when that takes longer. */
export async function awaitEstablished(server: Server, names: readonly string[], limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs
  let waiting = await unfinished(server, names)
  while (waiting.length > 0 && Date.now() < deadline) {
    await sleep(Math.min(pauseMs, Math.max(0, deadline - Date.now())))
    waiting = await unfinished(server, names)
  }
  if (waiting.length === 0) return
  throw new Failure('cluster-refused', `The cluster ${server.name} does not serve ${waiting.join('; ')} (waited ${limitMs / 1000} s)`, {
    hint: `kubectl --context ${server.name} describe crd shows the conditions`,
  })
}

/** "name: why", for each CRD that is not there yet. */
async function unfinished(server: Server, names: readonly string[]): Promise<readonly string[]> {
  const discovery = await server.kinds.anew()
  const reasons = await inParallel(names, (name) => whyNotReady(server, name, discovery))
  return names.flatMap((name, index) => (reasons[index] === '' ? [] : [`${name}: ${reasons[index]}`]))
}

async function whyNotReady(server: Server, name: string, { served }: Discovery): Promise<string> {
  const crd = await get(server, { resource: crdResource }, name)
  if (crd === undefined) return 'it is not there'
  const { group, kind, servedVersions } = definesKind(crd)
  const isServed = (version: string): boolean => served.some((one) => one.group === group && one.kind === kind && one.version === version)
  const unserved = servedVersions.filter((version) => !isServed(version))
  return whyNotEstablished(crd) || (unserved.length === 0 ? '' : `${unserved.join(', ')} is not in discovery yet`)
}
