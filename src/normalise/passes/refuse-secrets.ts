import { isObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { isSecret, isWithheld } from '../../model/withheld.ts'
import { problemOf, saidName } from '../found.ts'
import { checking } from './pass.ts'

/** Git keeps what it is given, so plain Secret data needs a decision. The data itself is never said. */
export const refuseSecrets = checking((found, { secrets }) => {
  if (secrets === 'allow' || !isFilledSecret(found.manifest) || isWithheld(found.manifest)) return []
  return [
    problemOf(
      found,
      `${saidName(found.manifest.id)} holds data, and Git would keep it in plain text`,
      'Let the chart use an existing Secret, or set secrets: redact (keys stay, values go, apply leaves it alone) or secrets: allow for the release in environment.yml',
    ),
  ]
})

export function isFilledSecret({ id, body }: Manifest): boolean {
  if (!isSecret(id)) return false
  return ['data', 'stringData'].some((key) => {
    const data = body[key] ?? null
    return isObject(data) ? Object.values(data).some((value) => value !== '' && value !== null) : data !== null
  })
}
