import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The committed text of a golden file, relative to the project. `npm run golden` writes `actual` there first; review the diff it makes. */
export function golden(path: string, actual: string): string {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url))
  if (process.env['UPDATE_GOLDEN'] !== undefined) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, actual)
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
