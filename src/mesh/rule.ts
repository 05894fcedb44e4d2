import type { Finding } from '../model/finding.ts'
import type { ObjectRef } from '../model/manifest.ts'
import type { MeshScene } from './scene.ts'

/** What a rule says; the door adds the rule's id, its why and its lane. */
export type MeshDraft = Omit<Finding, 'rule' | 'why' | 'lane' | 'object'> & { readonly object: ObjectRef }

/** A rule about what proxies make of the manifests. */
export type MeshRule = {
  readonly id: string
  /** Why what it finds has its effect: what Istio or Envoy does, one sentence. */
  readonly why: string
  /** What is wrong after the change, whether or not it was before: that is asked with the state before on both sides. */
  readonly judge: (scene: MeshScene) => readonly MeshDraft[]
}
