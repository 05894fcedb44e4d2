import { gzipSync } from 'node:zlib'
import { pack, type Header } from 'tar-stream'

export type PackedEntry = { readonly name: string; readonly text?: string | Buffer; readonly type?: Header['type']; readonly linkname?: string }

/** A gzipped tar of exactly these entries, whatever their names. */
export async function packed(entries: readonly PackedEntry[]): Promise<Buffer> {
  const tar = pack()
  for (const { name, text = '', type = 'file', linkname } of entries) tar.entry({ name, type, ...(linkname === undefined ? {} : { linkname }) }, text)
  tar.finalize()
  const chunks: Uint8Array[] = []
  for await (const chunk of tar) {
    if (chunk instanceof Uint8Array) chunks.push(chunk)
  }
  return gzipSync(Buffer.concat(chunks))
}

/** Entries of a chart "c" of version 1.0.0, and more. */
export const chartEntries = (more: readonly PackedEntry[] = []): readonly PackedEntry[] => [
  { name: 'c/Chart.yaml', text: 'apiVersion: v2\nname: c\nversion: 1.0.0\nappVersion: 2.10\n' },
  { name: 'c/templates/m.yaml', text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m }\n' },
  ...more,
]
