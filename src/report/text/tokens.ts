import type { EnvironmentOutcome } from '../../model/outcome.ts'
import { escape } from '../escape.ts'

/** A token an environment, each on a line of its own and never broken: it is to be copied whole. */
export const tokenLines = (environments: readonly EnvironmentOutcome[]): readonly string[] =>
  environments.flatMap(({ name, token }) => (token === undefined ? [] : [`Token for ${escape(name)}: ${token}`]))
