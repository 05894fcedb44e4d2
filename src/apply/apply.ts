import type { Wave } from './order/wave.ts'

export { readLease, releasedLease, renewedLease, takenLease, type Lease, type LeasePlace } from './lock/lease.ts'
export { leftOver, membersAmong } from './inventory/members.ts'
export { inventoryId, parentBody, readParent, whyNotOurs, type Parent } from './inventory/parent.ts'
export { contestOf, type Contest, type Contested } from './conflicts/contest.ts'
export { applyResult, applyResultSchema, type ApplyEnd, type ApplyResult } from './inventory/result.ts'
export { whatHolds } from './prune/holding.ts'
export { pruneName, prunePlan, type PrunePlan } from './prune/plan.ts'
export { isOverdue, isStale, timeLeft, watch, type Watching } from './lock/watching.ts'
export { annotationLimit, tooLargeForClientSide } from './client-side.ts'
export { bytesRows, type ApprovedRelease, type Manner } from './token/bytes-rows.ts'
export { liveRows } from './token/live-rows.ts'
export { movedSince, type Moved, type TokenScope } from './token/moved.ts'
export { readToken, tokenText, type Token } from './token/token.ts'
export type { TokenRow, TokenRows } from './token/row.ts'
export type { ReleaseToApply } from './order/items.ts'
export type { ApplyOrder, Wave } from './order/wave.ts'
export { orderOf } from './order/waves.ts'
export { hookEndOf } from './readiness/hook-end.ts'
export { readinessOf } from './readiness/readiness.ts'
export { reasonsOf } from './readiness/reasons.ts'
export { saysReady } from './readiness/says-ready.ts'
export type { Readiness } from './readiness/state.ts'

/** The CRDs of a wave, which must be served before the next one starts. */
export const definitionsIn = (wave: Wave): readonly string[] =>
  wave.manifests.filter(({ id }) => id.kind === 'CustomResourceDefinition').map(({ id }) => id.name)
