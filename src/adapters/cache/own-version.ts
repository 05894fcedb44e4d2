import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

const source = fileURLToPath(new URL('../..', import.meta.url))

// What a cached text is made by. package.json names the exact versions of the libraries.
const parts = ['../package.json', 'adapters/charts', 'adapters/helm', 'adapters/helm.ts', 'config', 'model', 'normalise', 'pipeline', 'render', 'store']

/** Digest of our own code: a text that another version made is not taken for one of ours, and no number has to be raised by hand. */
export function ownVersion(): string {
  const hash = createHash('sha256')
  for (const part of parts.flatMap((name) => (name.endsWith('.ts') || name.endsWith('.json') ? [name] : filesBelow(name)))) {
    hash.update(`${part}\n`).update(readFileSync(join(source, part)))
  }
  return hash.digest('hex')
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => join(folder, name))
