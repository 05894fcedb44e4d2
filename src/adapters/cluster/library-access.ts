import type { OutgoingHttpHeaders } from 'node:http'
import type { RequestOptions } from 'node:https'
import { KubeConfig } from '@kubernetes/client-node'
import { at, isList, isObject, objectAt, textAt, toJsonText, type Json, type JsonObject } from '../../model/json.ts'
import type { Access } from './access.ts'

/** Any kubeconfig of one context, read by client-node, which knows credential programs and proxies. Of impersonation it takes the user alone. */
export function libraryAccess(kubeconfig: Json): Access {
  const user = objectAt(kubeconfig, 'users', 0, 'user')
  const config = new KubeConfig()
  config.loadFromString(
    toJsonText({ ...(isObject(kubeconfig) ? kubeconfig : {}), users: [{ name: textAt(kubeconfig, 'users', 0, 'name') ?? '', user: withTokenFile(user) }] }),
  )
  return async () => {
    const headers: OutgoingHttpHeaders = { ...impersonated(user) }
    const options: RequestOptions = { headers }
    await config.applyToHTTPSOptions(options)
    const { agent, ...given } = options
    // Its agent opens a connection per request, but for those that know the way to a proxy.
    return usesProxy(config) ? { ...given, headers, agent } : { ...given, headers }
  }
}

const usesProxy = (config: KubeConfig): boolean =>
  (config.getCurrentCluster()?.proxyUrl ?? '') !== '' || config.getCurrentCluster()?.server.startsWith('http:') === true

/** client-node knows token files by another name. */
function withTokenFile({ tokenFile, ...user }: JsonObject): JsonObject {
  return typeof tokenFile === 'string' && tokenFile !== '' ? { ...user, 'auth-provider': { name: 'tokenFile', config: { tokenFile } } } : user
}

function impersonated(user: JsonObject): OutgoingHttpHeaders {
  const uid = textAt(user, 'as-uid')
  const groups = textsIn(at(user, 'as-groups'))
  const extra = Object.entries(objectAt(user, 'as-user-extra')).map(
    ([key, values]) => [`impersonate-extra-${encodeURIComponent(key)}`, textsIn(values)] as const,
  )
  return {
    ...(uid === undefined ? {} : { 'impersonate-uid': uid }),
    ...(groups.length === 0 ? {} : { 'impersonate-group': groups }),
    ...Object.fromEntries(extra),
  }
}

const textsIn = (values: Json | undefined): string[] => (isList(values) ? values.filter((value) => typeof value === 'string') : [])
