import { embeddedProgram } from '../../src/adapters/programs.ts'
import { helm3 } from '../helm3.ts'

/** The two majors of helm, as `SLUICE_HELM` takes them. */
export const helms: readonly [major: string, path: string][] = [
  ['4', await embeddedProgram('helm')],
  ['3', await helm3()],
]
