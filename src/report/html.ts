import { createHash } from 'node:crypto'
import { gzipSync, strToU8 } from 'fflate'
import { toJsonText } from '../model/json.ts'
import type { PageData } from '../model/page-data.ts'
import { disarm, disarmJson } from './escape.ts'
import { script, style } from './html/assets.ts'
import { dataOf, failedData } from './html/data.ts'
import { staticPart } from './html/static-part.ts'
import { htmlText } from './html/html-text.ts'
import type { Reporter } from './reporter.ts'

/** One file that needs no server and asks for nothing: the data, one style and one script, and no other may run. */
export const html: Reporter = {
  outcome: (outcome) => page(dataOf(outcome)),
  failure: (failure, verb) => page(failedData(failure, verb)),
}

// Browsers read larger data faster packed than plain.
const packedAbove = 4 * 2 ** 20

function page(data: PageData): string {
  const text = dataText(data)
  const isPacked = text.length > packedAbove
  const content = isPacked ? Buffer.from(gzipSync(strToU8(text), { mtime: 0 })).toString('base64') : text
  const policy = `default-src 'none'; img-src data:; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${disarm(htmlText([data.title, ...data.crumbs, 'Sluice'].join(' · ')))}</title>
<style>${style}</style>
</head>
<body>
<div id="page"></div>
<noscript>${disarm(staticPart(data))}</noscript>
<script type="application/${isPacked ? 'octet-stream' : 'json'}" id="data">${content}</script>
<script>${script}</script>
</body>
</html>
`
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

// Inside a script element only "</" and "<!--" end or bend it; "=" goes too, so that what looks for live markup finds none in the data of others.
const dataText = (data: PageData): string => disarmJson(toJsonText(data)).replace(/[<=]|(?<=javascript):/gi, unicodeEscape)

const unicodeEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
