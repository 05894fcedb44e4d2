import type { NamedText } from '../manifests/read-manifest-paths.ts'

type Sides = { readonly before: readonly NamedText[]; readonly after: readonly NamedText[] }

export type Unequal = Sides & {
  /** "Kind/name" of what was left out, each of them once on either side. */
  readonly left: ReadonlySet<string>
  /** The texts of CRDs among them. */
  readonly definitions: readonly NamedText[]
}

/** Both sides without the documents that stand in both byte for byte; empty lines keep their place, so that problems are told where they are. */
export function unequalDocuments({ before, after }: Sides): Unequal {
  // Of files with one object each, those that are equal are told apart by their names already.
  if (![...before, ...after].some(({ text }) => text.includes('\n---\n'))) return { before, after, left: new Set(), definitions: [] }
  const [old, current] = [onlyOnce(before), onlyOnce(after)]
  const equal = new Map([...old].filter(([text]) => current.has(text)))
  const definitions = [...equal.keys()].filter(isDefinition).map((text) => ({ file: 'definitions', text }))
  return {
    before: before.map((named) => without(named, equal)),
    after: after.map((named) => without(named, equal)),
    left: new Set(equal.values()),
    definitions,
  }
}

export const isDefinition = (text: string): boolean => text.includes('\nkind: CustomResourceDefinition\n')

// As the reader cuts: at every line that starts so. A stream of JSON is left as it is.
const separator = /(?<![^\n])---\n/

const isJson = (text: string): boolean => /^\s*\{/.test(text)

/** Documents of which nothing else on the side seems to be the same object, with their keys. */
function onlyOnce(texts: readonly NamedText[]): ReadonlyMap<string, string> {
  const documents = texts.flatMap(({ text }) => (isJson(text) ? [] : text.split(separator))).map((text) => ({ text, key: keyOf(text) }))
  const byKey = Map.groupBy(documents, ({ key }) => key)
  return new Map(documents.flatMap(({ text, key }) => (key === undefined || byKey.get(key)?.length !== 1 ? [] : [[text, key]])))
}

/** "Kind/name" of a document that says them on lines of their own, as helm's output does; undefined of any other. */
function keyOf(document: string): string | undefined {
  const [kind, another] = [...document.matchAll(/^kind: ([A-Za-z]+)$/gm)]
  const name = /^metadata:\n(?: {2}.*\n)*? {2}name: ([\w.-]+)$/m.exec(document)?.[1]
  return kind?.[1] === undefined || another !== undefined || name === undefined || kind[1].endsWith('List') ? undefined : `${kind[1]}/${name}`
}

function without({ file, text }: NamedText, equal: ReadonlyMap<string, string>): NamedText {
  if (equal.size === 0 || isJson(text)) return { file, text }
  const kept = text.split(separator).map((document) => (equal.has(document) ? document.replaceAll(/[^\n]+/g, '') : document))
  return { file, text: kept.join('---\n') }
}
