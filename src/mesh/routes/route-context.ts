import type { Labels } from '../objects/labels.ts'
import type { MeshService } from '../objects/service.ts'
import type { Profile } from '../profile.ts'

/** From where, and for which port, routes are made. */
export type RouteContext = {
  readonly namespace: string
  readonly labels: Labels
  /** "mesh", or the gateway as "namespace/name". */
  readonly gateway: string
  readonly port: number
  readonly profile: Profile
  readonly lookUp: (host: string) => MeshService | undefined
}
