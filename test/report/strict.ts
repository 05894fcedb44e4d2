import { XMLValidator } from 'fast-xml-parser'
import { fromJsonText, textAt, type Json } from '../../src/model/json.ts'
import type { Format } from '../../src/report/report.ts'
import { forgedIn } from './read-github.ts'

/** Lines of a report that a terminal, GitHub's runner or Spinnaker would obey. */
export const harmIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|^\s*::|##\[|SPINNAKER_(PROPERTY_|CONFIG_JSON=)/u.test(line))

/** What is wrong with a report, read as strictly as whoever reads that format does; nothing where all is well. */
export const faultsIn = (format: Format, text: string): readonly string[] => readers[format](text)

type Reader = (text: string) => readonly string[]

const readers: Readonly<Record<Format, Reader>> = {
  text: harmIn,
  json: (text) => [...harmIn(text), ...notJson(text)],
  sarif: (text) => [...harmIn(text), ...(textAt(jsonOf(text), 'version') === '2.1.0' ? [] : ['no SARIF 2.1.0'])],
  junit: (text) => [...harmIn(text), ...(XMLValidator.validate(text) === true ? [] : ['no XML'])],
  markdown: (text) => markdownFaults(text),
  github: gitHubFaults,
  spinnaker: spinnakerFaults,
  html: htmlFaults,
}

function jsonOf(text: string): Json | undefined {
  try {
    return fromJsonText(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const notJson = (text: string): readonly string[] => (jsonOf(text) === undefined ? ['no JSON'] : [])

/** What a terminal or a log would obey, and markup of others. A space of no width is ours: it takes apart what GitHub would link. */
export const markdownFaults = (text: string, own?: Parameters<typeof forgedIn>[1]): readonly string[] => [
  ...harmIn(text.replaceAll('\u200b', '')),
  ...forgedIn(text, own),
]

/** Between its guards the log obeys nothing; below them it annotates and no more. */
function gitHubFaults(text: string): readonly string[] {
  const lines = text.trimEnd().split('\n')
  const word = /^::stop-commands::([0-9a-f]{32})$/.exec(lines[0] ?? '')?.[1] ?? ''
  const end = lines.indexOf(`::${word}::`)
  if (word === '' || end === -1) return ['no guard around the log']
  const below = lines.slice(end + 1).filter((line) => !/^::(?:error|warning|notice) [^\p{Cc}\p{Cf}]*$/u.test(line) || line.includes('##['))
  return [...harmIn(lines.slice(1, end).join('\n')), ...below]
}

/** One property, in the last line, without an expression. */
function spinnakerFaults(text: string): readonly string[] {
  const lines = text.trimEnd().split('\n')
  const [, property = ''] = /^SPINNAKER_CONFIG_JSON=(.*)$/.exec(lines.at(-1) ?? '') ?? []
  const parsed = jsonOf(property)
  const keys = typeof parsed === 'object' && parsed !== null ? Object.keys(parsed) : []
  return [
    ...harmIn(lines.slice(0, -1).join('\n')),
    ...(keys.join() === 'sluice' ? [] : ['not the one property "sluice"']),
    ...(/SPINNAKER_|[$#]\{/.test(property) ? ['an expression or another property'] : []),
  ]
}

/** A page has its own two scripts, the data of the first is JSON, and what stands for browsers without scripts has no live markup of others. */
function htmlFaults(text: string): readonly string[] {
  const data = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(text)?.[1] ?? ''
  const plain = /<noscript>([\s\S]*)<\/noscript>/.exec(text)?.[1] ?? ''
  return [
    ...notJson(data),
    ...harmIn(plain),
    ...(text.match(/<script\b/g)?.length === 2 ? [] : ['another script']),
    ...(/<(?:script|img|iframe|svg|a\s)|\son\w+=/i.test(plain) ? ['live markup'] : []),
  ]
}
