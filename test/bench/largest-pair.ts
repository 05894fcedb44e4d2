import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { shared, sluice } from './sluice.ts'

export type CrdPair = { readonly name: string; readonly from: string; readonly to: string }

/** The two largest releases of one project in the corpus of CRD histories. */
export function largestPair(): CrdPair {
  const root = shared('corpus/crds')
  const pairs = readdirSync(root).map((project) => {
    const files = readdirSync(join(root, project)).map((name) => join(root, project, name))
    const [to = '', from = ''] = files.toSorted((left, right) => statSync(right).size - statSync(left).size)
    return { name: project, from, to, size: statSync(to).size }
  })
  const [largest] = pairs.toSorted((left, right) => right.size - left.size)
  if (largest === undefined) throw new Error('There is no CRD history in the corpus')
  return largest
}

export const compat = (pair: CrdPair): void => void sluice(['compat', '--from', pair.from, '--to', pair.to, '--output', 'json'], { codes: [0, 11] })
