import type { MeshRule } from './rule.ts'
import { portProtocol } from './rules/port-protocol.ts'

// A new rule is one file and one row here.
export const rules: readonly MeshRule[] = [portProtocol]
