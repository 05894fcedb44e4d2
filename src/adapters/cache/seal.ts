import { createHash } from 'node:crypto'

/** A text with its digest before it, so that whoever reads it notices a damage. */
export const sealed = (text: string): Buffer => {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from(`${digestOf(bytes)}\n`), bytes])
}

/** The text, or undefined where it is not what was sealed. */
export function opened(bytes: Buffer): string | undefined {
  const body = bytes.subarray(digestLength + 1)
  return bytes.toString('latin1', 0, digestLength + 1) === `${digestOf(body)}\n` ? body.toString('utf8') : undefined
}

const digestLength = 64

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
