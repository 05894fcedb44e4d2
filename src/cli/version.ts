import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'

/** Which Sluice this is, as its package says. */
export function version(): string {
  const { version: own }: { readonly version: string } = JSON.parse(readFileSync(findPackageJSON(import.meta.url) ?? '', 'utf8'))
  return own
}
