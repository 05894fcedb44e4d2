import { Failure } from '../model/failure.ts'
import { textAt } from '../model/json.ts'
import { nameOf } from '../model/manifest.ts'
import type { Environment } from '../model/workspace.ts'
import type { RenderedRelease } from './rendered-tree.ts'

/** A hook has to come to its end before or after everything else. Applied like any other object it would run at the wrong moment, so it is not applied at all. */
export function refuseHooks(environment: Environment, rendered: readonly RenderedRelease[]): void {
  const problems = environment.releases
    .filter(({ hooks }) => hooks === 'run')
    .flatMap(({ name }) => rendered.filter(({ outcome }) => outcome.name === name).flatMap((release) => problemsOf(release, environment)))
  if (problems.length === 0) return
  throw new Failure('config-invalid', `Cannot apply ${environment.name}: apply does not run hooks yet, and there are ${problems.length}. Nothing was applied`, {
    hint: 'Set hooks: drop and run them by hand, or hooks: keep to apply them as ordinary objects; then render and review again',
    problems,
  })
}

const problemsOf = ({ outcome, manifests }: RenderedRelease, environment: Environment) =>
  manifests.flatMap((manifest) => {
    const events = textAt(manifest.body, 'metadata', 'annotations', 'helm.sh/hook')
    if (events === undefined) return []
    const message = `${nameOf(manifest.id)} of release ${outcome.name} is a hook (${events})`
    return [{ file: `values/${environment.name}/environment.yml`, line: 0, column: 0, path: 'releases[].hooks', message, hint: '' }]
  })
