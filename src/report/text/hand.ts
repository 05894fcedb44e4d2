import type { Blame, Writer } from '../../model/drift.ts'
import { escape } from '../escape.ts'

/** How sure it is, and the apiVersion that the object was read at. */
type Doubt = { readonly certainty: Blame['certainty']; readonly version: string }

/** "kubectl-edit  2026-11-20 22:14 UTC"; what the cluster does not tell is left out, and somebody it always was. */
export function handOf(
  { manager, time, subresource, operation, apiVersion }: Writer,
  { certainty, version }: Doubt = { certainty: 'owner', version: '' },
): string {
  const how = [
    ...(subresource === '' ? [] : [`by /${subresource}`]),
    // Our own name on an apply is us; on any other write it is somebody who took it.
    ...(manager === 'sluice' && operation === 'Update' ? ['by a plain update'] : []),
    ...(certainty === 'probable' ? [apiVersion === version ? 'probably' : `probably, through ${apiVersion}`] : []),
  ]
  return [manager === '' ? 'unknown manager' : manager, ...how, momentOf(time)]
    .filter((part) => part !== '')
    .map(escape)
    .join('  ')
}

/** "2026-11-20 22:14 UTC". */
export function momentOf(time: string): string {
  const read = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?Z$/.exec(time)
  return read === null ? time : `${read[1]} ${read[2]} UTC`
}
