import type { Json } from '../../model/json.ts'
import type { KnownKinds } from './known-kinds.ts'

/** What the server said to one question. One that has never answered anything gives no reply: it throws. */
export type Reply =
  | { readonly kind: 'ok'; readonly body: Json }
  /** `goOnAt` is where a list goes on that expired between its pages; '' where the server does not say. */
  | { readonly kind: 'refused'; readonly status: number; readonly why: string; readonly goOnAt: string }
  /** It is there, and did not answer this within the limit. */
  | { readonly kind: 'slow' }
  /** It says more than a gate should hold. */
  | { readonly kind: 'large' }
  /** It answered before, and this answer broke off, or never began. */
  | { readonly kind: 'cut'; readonly why: string; readonly cause: unknown }
  /** A list of more pages, or of more time, than a gate should take. */
  | { readonly kind: 'long' }

/** A write that may be sent twice: it holds only for one resourceVersion or uid, makes an object of a given name, or is only tried. */
export type Sending = {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly type: 'application/json' | 'application/json-patch+json' | 'application/apply-patch+yaml'
  readonly body: Json
}

export type Server = {
  readonly name: string
  /** Where an object lives that names no namespace: the context's, as kubectl has it. */
  readonly namespace: string
  readonly kinds: KnownKinds
  /** GET of a path below the server's base. Failure 'cluster-unreachable', or 'cluster-refused' where the credentials are not accepted at all. */
  ask(path: string, accept?: string): Promise<Reply>
  /** The same for a write. It is sent again where the answer got lost or the server could not say. */
  send(sending: Sending): Promise<Reply>
  /** Whether it has answered anything yet, or does now: what failed then was one answer, and not the way to it. */
  answers(): Promise<boolean>
}
