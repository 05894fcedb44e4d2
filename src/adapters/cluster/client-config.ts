import type { OutgoingHttpHeaders } from 'node:http'
import { KubeConfig } from '@kubernetes/client-node'
import { at, fromJsonText, isList, isObject, objectAt, textAt, toJsonText, type Json, type JsonObject } from '../../model/json.ts'

/** A kubeconfig as client-node takes it, and the headers that it would leave out. */
export type ClientConfig = { readonly config: KubeConfig; readonly headers: OutgoingHttpHeaders }

/** Text of a kubeconfig with one context. client-node knows token files by another name, and of impersonation the user alone. */
export function clientConfig(text: string): ClientConfig {
  const body = fromJsonText(text)
  const user = objectAt(body, 'users', 0, 'user')
  const config = new KubeConfig()
  config.loadFromString(toJsonText({ ...(isObject(body) ? body : {}), users: [{ name: textAt(body, 'users', 0, 'name') ?? '', user: withTokenFile(user) }] }))
  return { config, headers: impersonated(user) }
}

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
