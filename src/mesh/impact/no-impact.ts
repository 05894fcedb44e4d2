import type { Impact } from './impact.ts'

/** What becomes of proxies where nothing changes. */
export const noImpact: Impact = { effects: [], graph: { paths: [], more: 0 } }
