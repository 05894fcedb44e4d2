import { defect } from './defects.ts'

/** What is left to read of one chart, its subcharts included: a bomb is small until it is unpacked. */
export type Budget = { readonly takeBytes: (count: number) => void; readonly takeEntry: () => void }

const maxBytes = 100 * 2 ** 20
const maxEntries = 20_000

export function createBudget(): Budget {
  let bytes = maxBytes
  let entries = maxEntries
  const hint = 'Leave out of the chart what is not a part of it'
  return {
    takeBytes: (count) => {
      bytes -= count
      if (bytes < 0) throw defect(`it unpacks to more than ${maxBytes / 2 ** 20} MiB`, hint)
    },
    takeEntry: () => {
      entries -= 1
      if (entries < 0) throw defect(`it has more than ${maxEntries} files`, hint)
    },
  }
}
