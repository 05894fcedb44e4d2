import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import type { Scratch } from './workspace.ts'

/** The variables by which a program stands in for helm. It gets a cache of its own, as its output is none of the real helm's. */
export function standIn(place: Scratch, name: string, script: string): { readonly SLUICE_HELM: string; readonly XDG_CACHE_HOME: string } {
  place.write(name, `#!/bin/sh\nif [ "$1" = version ]; then echo v4.1.4; exit; fi\n${script}\n`)
  chmodSync(join(place.root, name), 0o755)
  return { SLUICE_HELM: join(place.root, name), XDG_CACHE_HOME: join(place.root, 'cache') }
}
