/** Something that RBAC lets somebody do. */
export type Right = {
  readonly verb: string
  readonly group: string
  /** The plural, as roles name it. */
  readonly resource: string
  /** '' for the whole cluster. */
  readonly namespace: string
  /** The objects that it is about; empty for all that there may be. */
  readonly names: readonly string[]
  /** Whether a role can name them: no other object of the kind is ever touched. */
  readonly isNamed: boolean
}

/** Where a kind is found: what roles call it, and whether its objects have a namespace. */
export type KindPlace = { readonly group: string; readonly kind: string; readonly plural: string; readonly isNamespaced: boolean }

/** As messages say it: "patch deployments.apps in namespace shop". */
export function sayRight({ verb, group, resource, namespace, names, isNamed }: Right): string {
  const what = group === '' ? resource : `${resource}.${group}`
  const which = isNamed && names.length > 0 ? ` ${names.join(', ')}` : ''
  return `${verb} ${what}${which}${namespace === '' ? '' : ` in namespace ${namespace}`}`
}
