/** What a token covers, in the order in which people read of it. The last two are the cluster's; all others are bytes of the repository. */
export const tokenParts = ['tree', 'lock', 'capabilities', 'policy', 'waivers', 'manner', 'cluster', 'live'] as const

export type TokenPart = (typeof tokenParts)[number]

/** One place that a token covers, and what stands there. No two rows of one token share part and place. */
export type TokenRow = { readonly part: TokenPart; readonly place: string; readonly value: string }

/** The rows of one approval: `bytes` stay as long as the repository does, `live` moves with the cluster; undefined where no cluster was asked. */
export type TokenRows = { readonly bytes: readonly TokenRow[]; readonly live: readonly TokenRow[] | undefined }
