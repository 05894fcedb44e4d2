import { readFile } from 'node:fs/promises'
import { at, objectAt, textAt, type Json, type JsonObject } from '../../model/json.ts'
import type { Access } from './access.ts'

const unchecked = 'insecure-skip-tls-verify'
const clusterKeys = ['server', 'certificate-authority', 'certificate-authority-data', 'tls-server-name', unchecked]
// Whoever has two ways to be let in leaves it to a client which of them goes first.
const userKeys = [['token'], ['tokenFile'], ['client-certificate', 'client-certificate-data', 'client-key', 'client-key-data']]

/** A kubeconfig of one context that says no more than texts and files, as most do: client-node would take longer to load than many a verb takes. Undefined for any other. */
export function plainAccess(kubeconfig: Json): Access | undefined {
  const cluster = objectAt(kubeconfig, 'clusters', 0, 'cluster')
  const user = objectAt(kubeconfig, 'users', 0, 'user')
  const isPlain = hasOnly(cluster, clusterKeys) && userKeys.some((keys) => hasOnly(user, keys))
  if (!isPlain || textAt(cluster, 'server')?.startsWith('https:') !== true) return undefined
  return async () => ({
    ...(await material({ ca: [cluster, 'certificate-authority'], cert: [user, 'client-certificate'], key: [user, 'client-key'] })),
    ...textOf(cluster, 'tls-server-name', 'servername'),
    ...(at(cluster, unchecked) === true ? { rejectUnauthorized: false } : {}),
    headers: authorization(await tokenOf(user)),
  })
}

const hasOnly = (object: JsonObject, keys: readonly string[]): boolean =>
  Object.entries(object).every(([key, value]) => keys.includes(key) && typeof value === (key === unchecked ? 'boolean' : 'string'))

const textOf = (object: JsonObject, key: string, name: string): Readonly<Record<string, string>> => {
  const text = textAt(object, key) ?? ''
  return text === '' ? {} : { [name]: text }
}

/** Bytes by name, from the data under a key or else from the file that it names; those that are not there are left out. */
async function material(places: Readonly<Record<string, readonly [JsonObject, string]>>): Promise<Readonly<Record<string, Buffer>>> {
  const read = Object.entries(places).map(async ([name, [object, key]]) => [name, await bytesOf(object, key)] as const)
  return Object.fromEntries((await Promise.all(read)).flatMap(([name, bytes]) => (bytes === undefined ? [] : [[name, bytes]])))
}

async function bytesOf(object: JsonObject, key: string): Promise<Buffer | undefined> {
  const data = textAt(object, `${key}-data`) ?? ''
  if (data !== '') return Buffer.from(data, 'base64')
  const file = textAt(object, key) ?? ''
  return file === '' ? undefined : readFile(file)
}

async function tokenOf(user: JsonObject): Promise<string> {
  const file = textAt(user, 'tokenFile') ?? ''
  return file === '' ? (textAt(user, 'token') ?? '') : (await readFile(file, 'utf8')).trim()
}

const authorization = (token: string): Readonly<Record<string, string>> => (token === '' ? {} : { authorization: `Bearer ${token}` })
