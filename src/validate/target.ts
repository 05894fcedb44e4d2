/** What of the cluster decides how a schema is read. */
export interface Target {
  /** N of Kubernetes 1.N: which formats and CEL libraries it has, and whether it ratchets. */
  readonly minor: number
  readonly namespaced: boolean
  /** With the status subresource a create or an update cannot set `status`. */
  readonly statusSubresource: boolean
}

/** CRDValidationRatcheting is on by default since 1.30. */
export const ratchets = ({ minor }: Target): boolean => minor >= 30
