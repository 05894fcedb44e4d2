import type { PatchOperation } from './change.ts'
import type { Json } from './json.ts'
import type { Manifest, ResourceId } from './manifest.ts'
import type { Pattern } from './waiver.ts'

/** A hand on an object: a field manager, what it did last and when, as the cluster's managedFields tell it; each part is '' where they do not. */
export type Writer = {
  readonly manager: string
  readonly operation: string
  /** ISO 8601: the last write of that manager, so a change is not later than this. */
  readonly time: string
  /** Through which part of the object it wrote, such as "scale"; '' for the object itself. */
  readonly subresource: string
  /** The apiVersion that it wrote. */
  readonly apiVersion: string
}

/** Who wrote a field. */
export type Blame = Writer & {
  /** 'owner': the cluster says so. 'probable': a later hand right beside it, or through another version. 'unknown': a removal or a new order leaves no trace. */
  readonly certainty: 'owner' | 'probable' | 'unknown'
  /** Where nobody can be named: others who wrote to the object after us, latest first. */
  readonly others: readonly Writer[]
}

/** The commit that last set a line of a file. */
export type SetBy = {
  readonly commit: string
  readonly author: string
  /** ISO 8601. */
  readonly time: string
}

/** One field in which an object is not as desired. */
export type DriftField = Blame & {
  /** As people write it: spec.template.spec.containers[app].image. */
  readonly path: string
  /** RFC 6901, into the live object; into the desired one where the live one lacks the field. */
  readonly pointer: string
  /** RFC 6901, into the desired object: where the field is, or would be. */
  readonly desiredPointer: string
  /** undefined where the field should not be there. */
  readonly desired: Json | undefined
  /** undefined where it is not there. */
  readonly live: Json | undefined
  /** The steps of the object's patch that put this field back. */
  readonly operations: readonly PatchOperation[]
  /** What stands in the way of applying it back, since the server would refuse both; '' for nothing. */
  readonly obstacle: string
  /** The commit that last set the desired value; undefined where Git sets none, or was not asked. */
  readonly setBy: SetBy | undefined
}

/** Values of Secrets are masked in every part of a drift. */
export type Drift =
  | { readonly kind: 'missing'; readonly id: ResourceId; readonly desired: Manifest; readonly setBy: SetBy | undefined }
  | {
      readonly kind: 'changed'
      readonly id: ResourceId
      readonly desired: Manifest
      readonly live: Manifest
      /** What puts the live object back, in the fields that desired sets. */
      readonly patch: readonly PatchOperation[]
      readonly fields: readonly DriftField[]
      /** 'reduced' where no entry of ours tells what was applied, and values alone had to decide. */
      readonly confidence: 'full' | 'reduced'
    }
  | (Writer & { readonly kind: 'extra'; readonly id: ResourceId; readonly live: Manifest })
  /** Somebody asked to delete it, and what is listed in `finalizers` has not let it go yet. */
  | { readonly kind: 'terminating'; readonly id: ResourceId; readonly live: Manifest; readonly time: string; readonly finalizers: readonly string[] }

/** A field as reports tell it. */
export type ToldField = Omit<DriftField, 'desiredPointer' | 'operations'>

type Named = Pick<Manifest, 'id' | 'version'>

/** A drift as reports tell it: what differs of an object, and not the whole of both sides. Every `Drift` is one, and so is what a JSON report holds. */
export type ToldDrift =
  | Extract<Drift, { kind: 'missing' }>
  | {
      readonly kind: 'changed'
      readonly id: ResourceId
      readonly live: Named
      readonly patch: readonly PatchOperation[]
      readonly fields: readonly ToldField[]
      readonly confidence: 'full' | 'reduced'
    }
  | (Writer & { readonly kind: 'extra'; readonly id: ResourceId; readonly live: Named })
  | { readonly kind: 'terminating'; readonly id: ResourceId; readonly live: Named; readonly time: string; readonly finalizers: readonly string[] }

/** Something of others' that is no drift and worth knowing. */
export type DriftHint = Writer & {
  readonly id: ResourceId
  readonly path: string
  readonly text: string
}

/** What one rule explained, so that it does not count as drift. */
export type HiddenDrift = {
  /** The rule's id, or where it is written: "values/prod-eu/environment.yml:12". */
  readonly rule: string
  readonly reason: string
  readonly places: readonly HiddenPlace[]
}

export type HiddenPlace = { readonly id: ResourceId; readonly path: string; readonly manager: string }

/** A rule of the environment's own: drift that fits all three patterns is as it should be, until a day. */
export type OwnDriftRule = {
  /** Fits "Kind namespace/name", or "Kind.group namespace/name" where kinds share their name. */
  readonly object: Pattern
  readonly path: Pattern
  readonly manager: Pattern
  readonly reason: string
  /** The last day on which it counts, in UTC: "2026-12-31". */
  readonly expires: string
  readonly file: string
  readonly line: number
}
