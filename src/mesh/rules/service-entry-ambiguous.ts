import { nameOf } from '../../model/manifest.ts'
import { doubtsOf } from '../service-entry-doubts.ts'
import { refIn } from '../ref-in.ts'
import type { MeshRule } from '../rule.ts'

/** A ServiceEntry that takes more than it means to, or that cannot work as it is written. */
export const serviceEntryAmbiguous: MeshRule = {
  id: 'mesh/service-entry-ambiguous',
  why: 'A proxy tells hosts apart by name in HTTP and TLS and by address in TCP, and resolves by DNS only what is a name',
  judge: ({ after }) =>
    doubtsOf(after.registry).map(({ service, path, doubt, cure }) => ({
      object: refIn(after, service.id),
      severity: 'warn',
      effect: 'behaviour-shifts',
      path,
      message: `${nameOf(service.id)}: ${doubt}`,
      change: '',
      hits: [],
      action: cure,
    })),
}
