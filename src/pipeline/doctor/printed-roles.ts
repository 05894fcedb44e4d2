import { eventRights, placesOf, roleManifests, rightsToGive, rightsToLook } from '../../apply/apply.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { Right } from '../../model/right.ts'
import type { Environment } from '../../model/workspace.ts'
import { dumpStream } from '../../normalise/normalise.ts'
import type { Ports } from '../../ports/ports.ts'
import { hookOf } from '../../model/hook.ts'
import { neededRights } from '../apply/needed-rights.ts'
import { baseOf } from '../workspace/base-of.ts'
import { loadWorkspace, type Selection } from '../workspace/load-workspace.ts'
import { emptyOutcome } from '../outcomes.ts'
import { renderedTree } from '../workspace/rendered-tree.ts'
import { runsHooks } from '../workspace/staying.ts'
import { sent as sentOf } from '../workspace/withheld.ts'

/** The roles that `apply` needs for what is rendered, and nothing else: a stream for `kubectl apply -f -`. */
export async function printedRoles(options: Selection, ports: Ports): Promise<Outcome> {
  const { environments } = await loadWorkspace(ports.files, options)
  const texts = await Promise.all(environments.map((environment) => rolesOf(environment, options.root, ports)))
  return { ...emptyOutcome('doctor'), output: texts.join('---\n') }
}

async function rolesOf(environment: Environment, root: string, ports: Ports): Promise<string> {
  const releases = await renderedTree(root, environment, ports)
  const base = await baseOf(environment, [], { ports })
  const all = releases.flatMap(({ manifests }) => manifests)
  const hooks = releases
    .filter(({ outcome }) => runsHooks(environment, outcome.name))
    .flatMap(({ manifests }) => manifests.filter((one) => hookOf(one) !== undefined))
  const sent = sentOf(all)
  const deleted = [...hooks, ...(environment.prune.isOn ? [...sent, ...base] : [])]
  const find = placesOf(await (await ports.rights(environment.context)).kinds(), [...base, ...all])
  const needed = neededRights({ environment, releases, sent, deleted, isLocked: true }, find)
  const looking = [...rightsToLook([...all, ...base], environment.inventory, find), ...eventRights(environment.inventory)]
  return needed.map((one) => printed(environment, one, one.user === '' ? looking : [])).join('---\n')
}

/** With the namespace of its account, since a ClusterRole has none. */
const roleName = (environment: string, user: string): string => ['sluice', environment, ...user.split(':').slice(-2)].filter((part) => part !== '').join('-')

type User = { readonly user: string; readonly sent: readonly Manifest[]; readonly rights: readonly Right[] }

function printed({ name }: Environment, { user, sent, rights }: User, looking: readonly Right[]): string {
  const giving = sent.flatMap(rightsToGive)
  const roles = roleManifests([...looking, ...rights, ...giving], roleName(name, user))
  const who = user === '' ? 'Whoever runs apply' : user
  return [
    `# ${who} needs these rights for what is rendered in ${name}, and no others. Bind each: docs/rbac/README.md says how.\n`,
    ...(giving.length === 0
      ? []
      : ['# "escalate" and "bind" let it write roles that give more than it has: where it holds all that they give, take the two out.\n']),
    dumpStream(roles),
  ].join('')
}
