import type { Manifest } from '../../model/manifest.ts'
import { apiLifecycle } from './api-lifecycle.ts'
import { olderApis } from './older-apis.ts'

/** When Kubernetes deprecates and stops serving a version of a kind; `never` where it has not said so. */
export type Life = {
  readonly deprecated: number
  readonly removed: number
  /** "policy/v1 PodDisruptionBudget"; '' where there is none. */ readonly replacement: string
}

export const never = Number.POSITIVE_INFINITY

/** The life of a built-in version; undefined for kinds that are not Kubernetes' own. */
export function lifeOf({ id, version }: Pick<Manifest, 'id' | 'version'>): Life | undefined {
  return lives().get(`${id.group === '' ? 'core' : id.group}\t${version}\t${id.kind}`)
}

/** The minor of "1.35.2" or "v1.36.0-alpha.1"; undefined for anything else. */
export function minorOf(kubeVersion: string): number | undefined {
  const found = /^v?1\.(\d+)/.exec(kubeVersion)
  return found === null ? undefined : Number(found[1])
}

/** The newest minor that the table knows: that of the newest module it was read from. */
export const newestMinor = (): number => Math.max(...Array.from(apiLifecycle.matchAll(/\t0\.(\d+)\.\d+$/gm), (match) => Number(match[1])))

let known: ReadonlyMap<string, Life> | undefined

// Read on first use: most runs never ask.
function lives(): ReadonlyMap<string, Life> {
  known ??= new Map(`${olderApis}${apiLifecycle}`.trim().split('\n').map(readRow))
  return known
}

function readRow(line: string): readonly [string, Life] {
  const [group, version, kind, , deprecated = '', removed = '', replacement = ''] = line.split('\t')
  const words = replacement.split('/')
  return [
    `${group}\t${version}\t${kind}`,
    {
      deprecated: minorOf(deprecated) ?? never,
      removed: minorOf(removed) ?? never,
      replacement: words.length === 3 ? `${words[0]}/${words[1]} ${words[2]}` : '',
    },
  ]
}
