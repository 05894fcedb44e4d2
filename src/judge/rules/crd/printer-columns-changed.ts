import { isObject, listAt, textAt } from '../../../model/json.ts'
import type { CrdVersion } from '../../crd/read-crd.ts'
import { keptVersions } from '../../crd/versions.ts'
import type { CrdRule } from '../../rule.ts'
import { listed } from '../../show.ts'

/** What `kubectl get` prints changes; only scripts that cut its columns can notice. */
export const printerColumnsChanged: CrdRule = {
  id: 'crd/printer-columns-changed',
  why: 'Columns only shape what kubectl get prints; objects and their JSON stay as they are',
  handles: ['versions[].additionalPrinterColumns'],
  judge: (pair) => {
    const changed = keptVersions(pair).map(({ name, before, after }) => ({
      name,
      lost: columnsOf(before).filter((column) => !columnsOf(after).includes(column)),
    }))
    const hit = changed.filter(({ lost }) => lost.length > 0)
    if (hit.length === 0) return []
    const lost = [...new Set(hit.flatMap((version) => version.lost))]
    return [
      {
        severity: 'info',
        effect: 'cosmetic',
        path: 'spec.versions[].additionalPrinterColumns',
        message: `kubectl get prints other columns for ${pair.objects}, in ${hit.map(({ name }) => name).join(', ')}`,
        change: `${listed(lost)} → absent or other`,
        hits: [],
        action: 'Look for scripts that read these columns; -o json does not change',
      },
    ]
  },
}

const columnsOf = (version: CrdVersion): readonly string[] =>
  listAt(version.body, 'additionalPrinterColumns')
    .filter(isObject)
    .map((column) => `${textAt(column, 'name') ?? ''} (${textAt(column, 'jsonPath') ?? ''})`)
