import type { BlockContent, Code, Html, InlineCode, PhrasingContent, Root, RootContent, Table, TableCell, Text } from 'mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { toMarkdown } from 'mdast-util-to-markdown'
import { disarm, escape } from '../escape.ts'

/** Words of ours and of others, mixed: nothing in them mentions a person, links, or is markup. */
export const words = (value: string): Text => ({ type: 'text', value: unlinked(escape(value)) })

/** A name or value, as it stands. One of no characters is printed as a space: two backticks alone would begin a code span that ends at the next two. */
export const code = (value: string): InlineCode => ({ type: 'inlineCode', value: escape(value) || ' ' })

export const strong = (value: string): PhrasingContent => ({ type: 'strong', children: [words(value)] })

export const paragraph = (...children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children })

export const heading = (value: string): RootContent => ({ type: 'heading', depth: 3, children: [words(value)] })

/** Lines that are escaped already; the fence is longer than any in them. */
export const fence = (lines: readonly string[]): Code => ({ type: 'code', lang: 'diff', value: lines.join('\n') })

const cell = (...children: PhrasingContent[]): TableCell => ({ type: 'tableCell', children })

export function table(head: readonly string[], rows: readonly (readonly PhrasingContent[])[]): Table {
  return {
    type: 'table',
    children: [
      { type: 'tableRow', children: head.map((title) => cell(words(title))) },
      ...rows.map((row) => ({ type: 'tableRow' as const, children: row.map((content) => cell(content)) })),
    ],
  }
}

/** A part that opens when it is asked for. Its title is shown by HTML, so it is escaped as such. */
export const folded = (title: string, isOpen: boolean, children: readonly RootContent[]): readonly RootContent[] => [
  html(`<details${isOpen ? ' open' : ''}><summary>${htmlText(title)}</summary>`),
  ...children,
  html('</details>'),
]

const html = (value: string): Html => ({ type: 'html', value })

const htmlText = (value: string): string =>
  unlinked(escape(value)).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

// GitHub links these wherever they stand in text, escaped or not. A space of no width inside takes them apart for it, and not for the eye.
const links = /@(?=[\w])|#(?=\d)|(?<=GH)(?=-\d)|(?<=(?:https?|ftp|mailto|xmpp):)|(?<=www)(?=\.)/gi

const unlinked = (value: string): string => value.replace(links, (sign) => `${sign}\u200b`)

/** Nodes as Markdown, which ends with a line break. No line of it is a command to what reads logs: that is done before anybody measures it, since it gets longer. */
export function printed(children: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: [...children] }
  return disarm(toMarkdown(root, { bullet: '-', extensions: [gfmTableToMarkdown({ tablePipeAlign: false })] }))
}
