import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { fileURLToPath } from 'node:url'
import { extname, join } from 'node:path'

const source = fileURLToPath(new URL('../..', import.meta.url))
// .ts where it was checked out, .js where it was installed.
const extension = extname(fileURLToPath(import.meta.url))

// What a cached text is made by, beside package.json, which names the exact versions of the libraries.
const parts = ['adapters/charts', 'adapters/helm', `adapters/helm${extension}`, 'config', 'model', 'normalise', 'pipeline', 'render', 'store']

/** Digest of our own code: a text that another version made is not taken for one of ours, and no number has to be raised by hand. */
export function ownVersion(): string {
  const hash = createHash('sha256').update(readFileSync(findPackageJSON(import.meta.url) ?? ''))
  for (const part of parts.flatMap((name) => (name.endsWith(extension) ? [name] : filesBelow(name)))) {
    hash.update(`${part}\n`).update(readFileSync(join(source, part)))
  }
  return hash.digest('hex')
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .toSorted()
    .map((name) => join(folder, name))
