import { readFileSync } from 'node:fs'
import { compat, largestPair } from './largest-pair.ts'
import { median, timed, type Row } from './row.ts'

/** `compat` of the largest CRD pair of the corpus, whole process, and the pure judgement inside it. */
export async function checkLargest(): Promise<readonly Row[]> {
  const pair = largestPair()
  const megabytes = ((readFileSync(pair.from).length + readFileSync(pair.to).length) / 2 ** 20).toFixed(1)
  const value = median(Array.from({ length: 5 }, () => timed(() => compat(pair))))
  return [{ name: `compat ${pair.name}, ${megabytes} MB`, value: Math.round(value), unit: 'ms', baseline: '', ratio: null, target: '', met: null }]
}
