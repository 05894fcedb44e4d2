import { isClusterFailure } from './cluster-failure.ts'

/** A cluster that fails on the way leaves a gap like any other: what it would have shown is unknown, and keeps the block. */
export async function gapOf(shown: Promise<string>): Promise<string> {
  try {
    return await shown
  } catch (error) {
    if (!isClusterFailure(error)) throw error
    return error.message
  }
}
