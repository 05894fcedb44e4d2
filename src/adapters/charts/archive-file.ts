import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { defect } from './defects.ts'

// Larger than any chart, smaller than what hurts.
const maxBytes = 100 * 2 ** 20

/** The bytes of a chart archive. */
export function readArchiveFile(path: string): Buffer {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) throw defect('there is no such archive', 'Put the .tgz there, or correct repository')
  if (!found.isFile()) throw defect('it is no file, expected a .tgz', 'Let repository name a .tgz, or a folder whose name does not end in .tgz')
  if (found.size > maxBytes) throw defect(`it has more than ${maxBytes / 2 ** 20} MiB`, 'Leave out of the chart what is not a part of it')
  return readFileSync(path)
}

/** As digests are written in environment.yml. */
export const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
