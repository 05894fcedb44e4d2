import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join, sep } from 'node:path'
import { Failure } from '../../model/failure.ts'
import { isObject, listAt, objectAt, textAt, type Json, type JsonObject } from '../../model/json.ts'
import type { KubeconfigFile, KubeconfigFiles } from './read-files.ts'

/** A context with its cluster and user, as the files say, but that every path in them is absolute. */
export type Chosen = { readonly name: string; readonly context: JsonObject; readonly cluster: JsonObject; readonly user: JsonObject }

/** The context of that name, or the current one for ''. Failure 'cluster-unreachable' where there is none. */
export function chosenIn({ named, files }: KubeconfigFiles, asked: string): Chosen {
  if (files.length === 0) return ofThisPod(named)
  const name = asked === '' ? currentIn(files) : asked
  const known = files.flatMap(({ body }) => namesIn(body))
  const hint = `Contexts there: ${known.join(', ') || 'none'}. Change cluster.context in environment.yml, or set KUBECONFIG`
  if (name === '') throw new Failure('cluster-unreachable', `${named.join(', ')} has no current context`, { hint })
  const context = entryOf(files, 'context', name)
  if (context === undefined) throw new Failure('cluster-unreachable', `There is no context "${name}" in ${named.join(', ')}`, { hint })
  return {
    name,
    context: context.value,
    cluster: absolute(entryOf(files, 'cluster', textAt(context.value, 'cluster') ?? ''), ['certificate-authority']),
    user: withProgram(entryOf(files, 'user', textAt(context.value, 'user') ?? '')),
  }
}

const currentIn = (files: readonly KubeconfigFile[]): string => files.map(({ body }) => textAt(body, 'current-context') ?? '').find((name) => name !== '') ?? ''

const namesIn = (body: JsonObject): readonly string[] => listAt(body, 'contexts').flatMap((entry) => textAt(entry, 'name') ?? [])

type Entry = { readonly value: JsonObject; readonly folder: string }

/** The first file that names something wins, as in kubectl. */
function entryOf(files: readonly KubeconfigFile[], kind: 'context' | 'cluster' | 'user', name: string): Entry | undefined {
  return files.flatMap(({ body, folder }) => {
    const found = listAt(body, `${kind}s`).find((entry) => textAt(entry, 'name') === name)
    return found === undefined ? [] : [{ value: objectAt(found, kind), folder }]
  })[0]
}

function absolute(entry: Entry | undefined, keys: readonly string[]): JsonObject {
  if (entry === undefined) return {}
  const { value, folder } = entry
  return { ...value, ...Object.fromEntries(keys.flatMap((key) => pathAt(value[key], folder).map((path) => [key, path]))) }
}

const pathAt = (path: Json | undefined, folder: string): readonly string[] =>
  typeof path !== 'string' || path === '' ? [] : [isAbsolute(path) ? path : join(folder, path)]

/** A program that is named by a path starts there as well; one that is called by its name alone is looked up. */
function withProgram(entry: Entry | undefined): JsonObject {
  const user = absolute(entry, ['client-certificate', 'client-key', 'tokenFile'])
  const { exec } = user
  const command = textAt(user, 'exec', 'command') ?? ''
  if (entry === undefined || !isObject(exec) || !command.includes(sep)) return user
  return { ...user, exec: { ...exec, command: isAbsolute(command) ? command : join(entry.folder, command) } }
}

// Where Kubernetes puts a pod's own credentials.
const podFolder = '/var/run/secrets/kubernetes.io/serviceaccount'

/** As kubectl within a pod has it. */
function ofThisPod(named: readonly string[]): Chosen {
  const { KUBERNETES_SERVICE_HOST: host = '', KUBERNETES_SERVICE_PORT: port = '' } = process.env
  if (!existsSync(join(podFolder, 'token')) || host === '')
    throw new Failure('cluster-unreachable', `There is no kubeconfig at ${named.join(', ')}`, {
      hint: 'Set KUBECONFIG to a file that has the context, or write that file',
    })
  const namespace = existsSync(join(podFolder, 'namespace')) ? { namespace: readFileSync(join(podFolder, 'namespace'), 'utf8') } : {}
  return {
    name: 'in-cluster',
    context: namespace,
    cluster: { server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`, 'certificate-authority': join(podFolder, 'ca.crt') },
    user: { tokenFile: join(podFolder, 'token') },
  }
}
