import { textAt, type JsonObject } from '../../model/json.ts'
import type { Retry } from '../../model/envoy.ts'
import { numberAt } from '../objects/number-at.ts'
import type { Profile } from '../profile.ts'

/** When and how often a request is tried again; null is never. */
export function retryOf(written: JsonObject | null, { retryOn, retryCodes }: Profile): Retry | null {
  if (written === null) return { attempts: 2, on: retryOn, codes: retryCodes, perTry: '' }
  const attempts = numberAt(written, 'attempts') ?? 0
  if (attempts <= 0) return null
  const on = textAt(written, 'retryOn') ?? ''
  return { attempts, ...(on === '' ? { on: retryOn, codes: retryCodes } : conditionsOf(on)), perTry: textAt(written, 'perTryTimeout') ?? '' }
}

/** Words and status codes apart; codes are only looked at where a word says so. */
function conditionsOf(retryOn: string): Pick<Retry, 'on' | 'codes'> {
  const parts = retryOn
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const codes = parts.filter(isStatus).map(Number)
  const words = parts.filter((part) => !isStatus(part))
  const isSaid = codes.length === 0 || words.some((word) => word.includes(byCode))
  return { codes, on: [words.join(','), ...(isSaid ? [] : [byCode])].join(',') }
}

const byCode = 'retriable-status-codes'

const isStatus = (part: string): boolean => /^[1-5]\d\d$/.test(part)
