import { hookOf } from '../../model/hook.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Environment } from '../../model/workspace.ts'
import type { RenderedRelease } from './rendered-tree.ts'

/** What of the rendered releases is to stay in the cluster: hooks that `apply` runs come and go. */
export const staying = (environment: Environment, rendered: readonly RenderedRelease[]): readonly Manifest[] =>
  rendered.flatMap(({ outcome, manifests }) =>
    runsHooks(environment, outcome.name) ? manifests.filter((manifest) => hookOf(manifest) === undefined) : manifests,
  )

/** Whether hooks of a release run, instead of being objects like any other. */
export const runsHooks = ({ releases }: Environment, release: string): boolean => releases.some(({ name, hooks }) => name === release && hooks === 'run')
