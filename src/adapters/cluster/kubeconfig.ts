import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { KubeConfig } from '@kubernetes/client-node'
import { Failure } from '../../model/failure.ts'

// Where Kubernetes puts a pod's own credentials.
const podToken = '/var/run/secrets/kubernetes.io/serviceaccount/token'

/** The kubeconfig as kubectl finds it, with the context chosen ('' keeps the current one). Failure 'cluster-unreachable' where there is none. */
export function loadKubeConfig(context: string): KubeConfig {
  const named = kubeconfigPaths()
  const present = named.filter((path) => existsSync(path))
  if (present.length === 0) return ofThisPod(named)
  const config = merged(present)
  const chosen = context === '' ? (config.currentContext ?? '') : context
  const hint = `Contexts there: ${config.contexts.map(({ name }) => name).join(', ') || 'none'}. Change cluster.context in environment.yml, or set KUBECONFIG`
  if (chosen === '') throw new Failure('cluster-unreachable', `${present.join(', ')} has no current context`, { hint })
  if (!config.contexts.some(({ name }) => name === chosen))
    throw new Failure('cluster-unreachable', `There is no context "${chosen}" in ${present.join(', ')}`, { hint })
  config.setCurrentContext(chosen)
  refuseNobody(config)
  return config
}

/** Whoever wrote "as" meant somebody with fewer rights; an empty one is nobody, and every client then goes on with the user's own. */
function refuseNobody(config: KubeConfig): void {
  if (config.getCurrentUser()?.impersonateUser !== '') return
  throw new Failure('config-invalid', `The user of context "${config.currentContext}" acts as "", expected a name`, {
    hint: 'Write a name after "as" in the kubeconfig, or take "as" out',
  })
}

function kubeconfigPaths(): readonly string[] {
  const named = (process.env['KUBECONFIG'] ?? '').split(delimiter).filter((path) => path !== '')
  return named.length > 0 ? named : [join(homedir(), '.kube', 'config')]
}

function ofThisPod(named: readonly string[]): KubeConfig {
  if (!existsSync(podToken)) {
    throw new Failure('cluster-unreachable', `There is no kubeconfig at ${named.join(', ')}`, {
      hint: 'Set KUBECONFIG to a file that has the context, or write that file',
    })
  }
  const config = new KubeConfig()
  config.loadFromCluster()
  return config
}

/** The first file that names something wins, as in kubectl; client-node's own merge throws on a name that two files share. */
function merged(paths: readonly string[]): KubeConfig {
  const configs = paths.map(load)
  const whole = new KubeConfig()
  whole.loadFromOptions({
    clusters: firstOfEachName(configs.flatMap(({ clusters }) => clusters)),
    contexts: firstOfEachName(configs.flatMap(({ contexts }) => contexts)),
    users: firstOfEachName(configs.flatMap(({ users }) => users)),
    currentContext: configs.map(({ currentContext }) => currentContext).find((name) => name),
  })
  return whole
}

/** The parser's own message quotes the file, tokens and all, so it is not passed on. */
function load(path: string): KubeConfig {
  const config = new KubeConfig()
  try {
    config.loadFromFile(path)
  } catch {
    throw new Failure('cluster-unreachable', `${path} is no kubeconfig that can be read`, {
      hint: `KUBECONFIG=${path} kubectl config view shows what is wrong with it`,
    })
  }
  return config
}

function firstOfEachName<T extends { readonly name: string }>(items: readonly T[]): T[] {
  return [...new Map(items.toReversed().map((item) => [item.name, item])).values()].toReversed()
}
