import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** The folder for what can be fetched or unpacked again, by the XDG rule that a relative path there does not count. */
export function cacheRootOf(env: Readonly<Record<string, string | undefined>>): string {
  const configured = env['XDG_CACHE_HOME'] ?? ''
  return join(isAbsolute(configured) ? configured : join(env['HOME'] ?? homedir(), '.cache'), 'sluice')
}
