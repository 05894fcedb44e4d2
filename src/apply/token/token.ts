import { Failure } from '../../model/failure.ts'
import { digestBytes, digestOfRows } from './digest.ts'
import type { TokenRows } from './row.ts'
import { sketchBytes, sketchOf } from './sketch.ts'

// The number counts forms of tokens: another one covers something else, and none of the old ones holds any longer.
const prefix = 'sluice1'

/** What a token says of one half of its rows: a digest that decides, and a sketch that names. */
export type Half = { readonly digest: Buffer; readonly sketch: Buffer }

export type Token = { readonly bytes: Half; readonly live: Half | undefined }

/** Rows → the text that stands for them: "sluice1.<bytes>.<live>", or without the live half where no cluster was asked. */
export function tokenText({ bytes, live }: TokenRows): string {
  const halves = live === undefined ? [bytes] : [bytes, live]
  return [prefix, ...halves.map((rows) => Buffer.concat([digestOfRows(rows), sketchOf(rows)]).toString('base64url'))].join('.')
}

/** Failure 'usage' where the text is no token of this form. */
export function readToken(text: string): Token {
  const [form, ...words] = text.trim().split('.')
  const [bytes, live, ...more] = words.map(halfOf)
  if (form !== prefix || bytes === undefined || more.length > 0 || (words.length === 2 && live === undefined)) throw noToken(form ?? '')
  return { bytes, live }
}

function halfOf(word: string): Half | undefined {
  const bytes = Buffer.from(word, 'base64url')
  if (bytes.length !== digestBytes + sketchBytes || bytes.toString('base64url') !== word) return undefined
  return { digest: bytes.subarray(0, digestBytes), sketch: bytes.subarray(digestBytes) }
}

const noToken = (form: string): Failure =>
  new Failure('usage', `Cannot read --token: expected what check prints, "${prefix}." and one or two words, copied whole`, {
    hint: /^sluice\d+$/.test(form) && form !== prefix ? 'It is of another version of Sluice: run npm run check again' : 'npm run check prints it',
  })
