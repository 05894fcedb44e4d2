import type { Finding, Lane } from '../model/finding.ts'
import type { ObjectRef } from '../model/manifest.ts'
import type { CrdPair } from './crd/pair-crds.ts'
import type { Scene } from './scene.ts'
import type { Hit } from './schema/hits.ts'
import type { NodePair } from './schema/node-pair.ts'
import type { Path } from './schema/path.ts'

/** What a rule says; the engine adds the rule's id, its why and its lane, and the object where it is known. */
export type Draft = Omit<Finding, 'rule' | 'why' | 'lane' | 'object'>

/** A draft that names its object. */
export type ObjectDraft = Draft & { readonly object: ObjectRef }

export type RuleName = {
  readonly id: string
  /** Why what it finds has its effect: what the API server does, one sentence. */
  readonly why: string
}

/** Judges the whole question: objects that come, go or cannot be served. */
export type QuestionRule = RuleName & {
  readonly lane: Lane
  readonly judge: (scene: Scene) => readonly ObjectDraft[]
}

/** Judges one CRD before and after, outside its schemas. */
export type CrdRule = RuleName & {
  /** The fields it answers for, named as in crd/changed-fields.ts; it is asked when one of them differs. */
  readonly handles: readonly string[]
  readonly judge: (pair: CrdPair) => readonly Draft[]
}

/** Judges one schema node of one version before and after. */
export type SchemaRule = RuleName & {
  /** The keywords it answers for; it is asked when one of them differs. */
  readonly handles: readonly string[]
  readonly judge: (pair: NodePair) => readonly SchemaDraft[]
}

export type SchemaDraft = Omit<Draft, 'hits' | 'path'> & {
  readonly path: Path
  /** How to tell which live objects suffer; null where only the API server can. */
  readonly hit: Hit | null
}

/** A draft with the rule that wrote it. */
export type RuleDraft = { readonly rule: RuleName; readonly draft: Draft }
