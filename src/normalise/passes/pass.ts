import type { Problem } from '../../model/problem.ts'
import type { Capabilities } from '../../model/workspace.ts'
import type { Found } from '../found.ts'

export type NormaliseOptions = {
  /** Where namespaced objects go that name no namespace; '' leaves every namespace as it is. */
  readonly namespace: string
  /** What to do with install and upgrade hooks. */
  readonly hooks: 'error' | 'drop' | 'keep' | 'run'
  /** What to do with a Secret that holds data. */
  readonly secrets: 'refuse' | 'redact' | 'allow'
  /** What the cluster serves, and which of it has no namespace; 'unknown' where nobody asks for a certain cluster. */
  readonly capabilities: Capabilities | 'unknown'
}

export type Passed = {
  readonly found: readonly Found[]
  readonly problems: readonly Problem[]
  /** Objects that are not in `found` any more, and of which the reader should hear. */
  readonly leftOut?: readonly Found[]
}

/** One step towards the normal form: all objects in, all objects out, with what is wrong with them. */
export type Pass = (found: readonly Found[], options: NormaliseOptions) => Passed

/** A pass that changes objects one by one and finds nothing wrong. */
export const changing =
  (change: (found: Found, options: NormaliseOptions) => Found): Pass =>
  (found, options) => ({ found: found.map((each) => change(each, options)), problems: [] })

/** A pass that changes nothing and complains. */
export const checking =
  (complaints: (found: Found, options: NormaliseOptions) => readonly Problem[]): Pass =>
  (found, options) => ({ found, problems: found.flatMap((each) => complaints(each, options)) })
