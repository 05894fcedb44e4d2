/** "apps/v1" is a version of a group, "apps/v1/Deployment" one of its kinds; in the core group "v1" and "v1/Pod". Only kinds start with a capital letter. */
export type ServedName = { readonly apiVersion: string; /** '' where the whole version is meant. */ readonly kind: string }

/** Reads a name as helm's --api-versions takes it. */
export function readServedName(name: string): ServedName {
  const [, apiVersion = name, kind = ''] = /^(.+)\/([A-Z][^/]*)$/.exec(name) ?? []
  return { apiVersion, kind }
}
