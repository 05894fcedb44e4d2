import type { MeshRule } from './rule.ts'
import { controlPlaneAvailability } from './rules/control-plane-availability.ts'
import { inboundConflict } from './rules/inbound-conflict.ts'
import { injectionChanged } from './rules/injection-changed.ts'
import { jobNeverEnds } from './rules/job-never-ends.ts'
import { listenerCollision } from './rules/listener-collision.ts'
import { portProtocol } from './rules/port-protocol.ts'
import { upgradeDefaults } from './rules/upgrade-defaults.ts'

// A new rule is one file and one row here.
export const rules: readonly MeshRule[] = [
  portProtocol,
  listenerCollision,
  inboundConflict,
  jobNeverEnds,
  injectionChanged,
  controlPlaneAvailability,
  upgradeDefaults,
]
