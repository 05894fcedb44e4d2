import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A scratch folder that goes when the test ends. */
export type Folder = { readonly path: string; write(name: string, content: string | Uint8Array): string; [Symbol.dispose](): void }

export function scratchFolder(files: Readonly<Record<string, string>> = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), 'sluice-adapters-'))
  const write = (name: string, content: string | Uint8Array): string => {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
    return join(path, name)
  }
  for (const [name, text] of Object.entries(files)) write(name, text)
  return { path, write, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

/** The files of a chart "c" of version 1.0.0 in a folder "c". */
export const chartFiles = (files: Readonly<Record<string, string>>): Record<string, string> => ({
  'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
  ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`c/${name}`, text])),
})

export const configMap = (data: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m }\ndata:\n  k: ${data}\n`
