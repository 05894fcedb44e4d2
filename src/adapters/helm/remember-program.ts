import { realpathSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Cache } from '../../ports/cache.ts'
import type { Helm } from '../../ports/helm.ts'

type Fact = 'version' | 'digest'

/** The same helm, which is asked what it is only when the program is another one than last time: that takes longer than an unchanged render. */
export function rememberProgram(helm: Helm, openCache: () => Promise<Cache>): Helm {
  const told = new Map<Fact, Promise<string>>()
  const remembered = (fact: Fact) => (): Promise<string> => {
    const answer = told.get(fact) ?? factOf(fact, helm, openCache)
    told.set(fact, answer)
    return answer
  }
  return { ...helm, version: remembered('version'), digest: remembered('digest') }
}

async function factOf(fact: Fact, helm: Helm, openCache: () => Promise<Cache>): Promise<string> {
  const identity = identityOf((await helm.place()).path)
  if (identity === undefined) return helm[fact]()
  const cache = await openCache()
  const key = `${fact} of ${identity}`
  const known = await cache.read(key)
  if (known !== undefined) return known
  const answer = await helm[fact]()
  await cache.keep(key, answer)
  return answer
}

// helm has 40 MB and more. What is smaller, or is called otherwise in truth, starts one helm or another, and may choose anew each time.
const leastBytes = 20 * 2 ** 20

function identityOf(path: string): string | undefined {
  const real = realpathSync(path)
  const { size, mtimeNs, ctimeNs, ino } = statSync(real, { bigint: true })
  return size < leastBytes || !basename(real).startsWith('helm') ? undefined : [real, size, mtimeNs, ctimeNs, ino].join(' ')
}
