export type Conflict = { readonly manager: string; readonly fields: readonly string[] }

// `conflict with "a" using v1: .spec.x`, and with more fields `conflicts with "a" using v1: - .spec.x - .spec.y`, once the lines are joined.
const conflict = /conflicts? with "(?<manager>[^"]*)"[^:]*(?:: subresource [^:]*)?(?: at [\dT:Z+-]+)?:(?<fields>(?: (?:- )?\.\S+)+)/g

/** Who owns which fields that a server-side apply wanted to set to another value. */
export const conflictsIn = (entry: string): readonly Conflict[] =>
  [...entry.matchAll(conflict)].map(({ groups }) => ({
    manager: groups?.['manager'] ?? '',
    fields: (groups?.['fields'] ?? '').split(' ').filter((word) => word.startsWith('.')),
  }))
