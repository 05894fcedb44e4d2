import { at, isObject } from '../../model/json.ts'
import { withBody, withoutKey } from '../found.ts'
import { changing } from './pass.ts'

/** What the cluster writes and nobody desires: the status, and the null that Go prints for an unset creation time. Other nulls stay, since they can unset a field. */
export const stripStatus = changing((found) => {
  const { body } = found.manifest
  const { metadata } = body
  const rest = withoutKey(body, 'status')
  if (!isObject(metadata) || at(metadata, 'creationTimestamp') !== null) return 'status' in body ? withBody(found, rest) : found
  return withBody(found, { ...rest, metadata: withoutKey(metadata, 'creationTimestamp') })
})
