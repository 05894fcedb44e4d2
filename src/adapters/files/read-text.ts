import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { Failure } from '../../model/failure.ts'

// The largest file that Sluice itself reads is a snapshot of a cluster; a device has no end.
const maxBytes = 2 ** 28

/** A regular file's text. What else has this path could wait for ever, or have no end. */
export function readText(path: string): string {
  const found = statSync(path)
  if (found.isDirectory()) throw unreadable(path, 'it is a folder, expected a file')
  if (!found.isFile()) throw unreadable(path, 'it is a device or a pipe, expected a file')
  if (found.size > maxBytes) throw tooLarge(path)
  return textOf(path, readFileSync(path))
}

/** As `readText`, and a pipe or device to its end too: what a shell makes of <(command), or /dev/null. Undefined for a folder. */
export function readGiven(path: string): string | undefined {
  const found = statSync(path)
  if (found.isDirectory()) return undefined
  return found.isFile() ? readText(path) : textOf(path, readToEnd(path))
}

function readToEnd(path: string): Buffer {
  const descriptor = openSync(path, 'r')
  try {
    return Buffer.concat([...partsOf(descriptor, path)])
  } finally {
    closeSync(descriptor)
  }
}

function* partsOf(descriptor: number, path: string): Generator<Buffer, undefined> {
  let size = 0
  for (let part = next(descriptor); part.length > 0; part = next(descriptor)) {
    size += part.length
    if (size > maxBytes) throw tooLarge(path)
    yield part
  }
}

const partBytes = 2 ** 16

function next(descriptor: number): Buffer {
  const part = Buffer.allocUnsafe(partBytes)
  return part.subarray(0, readSync(descriptor, part))
}

function textOf(path: string, bytes: Buffer): string {
  if (!isUtf8(bytes)) throw unreadable(path, 'it is not UTF-8 text')
  return bytes.toString('utf8')
}

const tooLarge = (path: string): Failure => unreadable(path, `it has more than ${maxBytes / 2 ** 20} MiB`)

const unreadable = (path: string, why: string): Failure => new Failure('input-invalid', `Cannot read ${path}: ${why}`, { hint: 'Name a text file in UTF-8' })
