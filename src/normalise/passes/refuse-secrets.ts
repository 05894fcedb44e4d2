import { isObject } from '../../model/json.ts'
import { type Found, problemOf, saidName } from '../found.ts'
import { checking } from './pass.ts'

/** Git keeps what it is given, so plain Secret data needs a decision. The data itself is never said. */
export const refuseSecrets = checking((found, { secrets }) => {
  if (secrets === 'allow' || !isFilledSecret(found)) return []
  return [
    problemOf(
      found,
      `${saidName(found.manifest.id)} holds data, and Git would keep it in plain text`,
      'Let the chart use an existing Secret, or set secrets: allow for the release in environment.yml',
    ),
  ]
})

function isFilledSecret({ manifest: { id, body } }: Found): boolean {
  if (id.kind !== 'Secret' || id.group !== '') return false
  return ['data', 'stringData'].some((key) => {
    const data = body[key] ?? null
    return isObject(data) ? Object.values(data).some((value) => value !== '' && value !== null) : data !== null
  })
}
