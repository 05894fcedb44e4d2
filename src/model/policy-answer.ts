import type { ObjectRef } from './manifest.ts'

/** What an admission policy says to one object: only what is not simply taken. */
export type PolicyAnswer = {
  readonly policy: string
  readonly binding: string
  readonly object: ObjectRef
  /** 'refused' where one of its expressions is false or fails; 'unknown' where what decides cannot be seen from here. */
  readonly kind: 'refused' | 'unknown'
  /** What the cluster does about it: the strongest of the binding's actions. */
  readonly action: 'Deny' | 'Warn' | 'Audit'
  /** The place in the policy that decides, such as validations[0]. */
  readonly path: string
  /** Why, in words that quote no value of the object. */
  readonly said: string
}
