/** The kinds of error that the API server tells apart; it prefixes each with `FieldValue`. */
export type Reason = 'Invalid' | 'Required' | 'TypeInvalid' | 'NotSupported' | 'TooLong' | 'TooMany' | 'Duplicate' | 'Forbidden' | 'Unknown'

/** Why the API server refuses an object. Values are not quoted: they may be secret. */
export interface Cause {
  /** Where, from the root: `spec.ports[0].name`; '' is the root itself. */
  readonly path: string
  /** The field as the server names it, which for some errors is none: `<nil>`. */
  readonly field: string
  readonly reason: Reason
  /** The keyword of the schema that says so: `maxLength`, `x-kubernetes-validations`. */
  readonly keyword: string
  readonly message: string
}

export type Report = (cause: Cause) => void

const noField = '<nil>'

/** A cause whose field is its path. */
export const causeAt = (path: string, said: Pick<Cause, 'reason' | 'keyword' | 'message'>): Cause => ({ path, field: path === '' ? noField : path, ...said })

/** A cause that the server reports without a field. */
export const causeWithoutField = (path: string, said: Pick<Cause, 'keyword' | 'message'>): Cause => ({ path, field: noField, reason: 'Invalid', ...said })

/** `root.child`, as the server writes paths of properties. */
export const childPath = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)
