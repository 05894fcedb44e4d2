import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** What a text of ours may hold of markup: a marker, which is its first line, and links to runs. */
type Own = { readonly marker?: string; readonly links?: readonly string[] }

// What we write ourselves; a title in between is escaped, so that no tag of others stands in it.
const ownHtml = /^(?:<details(?: open)?><summary>[^<>]*<\/summary>|<\/details>|<\/?sub>)$/

const linking: readonly Nodes['type'][] = ['link', 'linkReference', 'image', 'imageReference', 'definition', 'footnoteReference', 'footnoteDefinition']

/** What is forged in a text that GitHub renders, read by a parser of GitHub's Markdown: markup, links, mentions and references that are not ours. */
export function forgedIn(text: string, { marker = '', links = [] }: Own = {}): readonly string[] {
  const isMarked = marker === '' || text.startsWith(`${marker}\n`)
  const tree = fromMarkdown(text.slice(isMarked ? marker.length : 0), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return [...(isMarked ? [] : ['its marker is not where it begins']), ...forgedBelow(tree, links)]
}

function forgedBelow(node: Nodes, links: readonly string[]): readonly string[] {
  const below = 'children' in node ? node.children.flatMap((child) => forgedBelow(child, links)) : []
  return [...faultsOf(node, links), ...below]
}

function faultsOf(node: Nodes, links: readonly string[]): readonly string[] {
  if (node.type === 'html') return ownHtml.test(node.value) ? [] : [`html ${node.value}`]
  if (node.type === 'text') return (/(?<!\w)@\w|#\d|\bGH-\d/i.exec(node.value) ?? []).map((found) => `a reference ${found}`)
  if (node.type === 'link' && links.includes(node.url)) return []
  return linking.includes(node.type) ? [`a ${node.type}`] : []
}
