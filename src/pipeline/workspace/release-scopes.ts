import type { ReleaseScope } from '../../judge/judge.ts'
import type { Environment } from '../../model/workspace.ts'
import type { RenderedRelease } from './rendered-tree.ts'

/** Which release brings which objects, and where it may. */
export const releaseScopes = (rendered: readonly RenderedRelease[], environment: Environment): readonly ReleaseScope[] =>
  environment.releases.map(({ name, namespace, allow }) => ({
    name,
    namespace,
    allow,
    objects: rendered.filter(({ outcome }) => outcome.name === name).flatMap(({ manifests }) => manifests.map(({ id }) => id)),
  }))
