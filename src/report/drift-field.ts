import type { SetBy } from '../model/drift.ts'
import { toJsonText, type Json } from '../model/json.ts'
import type { ResourceId } from '../model/manifest.ts'
import { isSecret, isShown, secretText, tokensOf } from '../model/secret.ts'
import { shortened } from './text/layout.ts'

/** Whether what stands at this pointer of the object is a value of a Secret. */
export const isHiddenAt = (id: ResourceId, pointer: string): boolean => isSecret(id) && !isShown(tokensOf(pointer))

/** Who set a value in Git: "a.p., 2026-10-02, 9c1e2ab"; '' where nobody did or it was not asked. Not escaped yet. */
export const setterText = (setBy: SetBy | undefined): string =>
  setBy === undefined ? '' : `${setBy.author}, ${setBy.time.slice(0, 10)}, ${setBy.commit.slice(0, 7)}`

/** One side of a field as JSON, on one line of at most `limit` characters; undefined where there is nothing. Not escaped yet. */
export function sideText(value: Json | undefined, { isHidden, limit }: { readonly isHidden: boolean; readonly limit: number }): string | undefined {
  if (value === undefined) return undefined
  return isHidden ? secretText : shortened(toJsonText(value), limit)
}
