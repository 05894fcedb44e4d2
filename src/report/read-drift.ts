import type { DriftHint, HiddenDrift, ToldDrift, ToldField } from '../model/drift.ts'
import { isObject } from '../model/json.ts'
import type { ObjectRef } from '../model/manifest.ts'
import { unreachable } from '../model/unreachable.ts'
import type { OutcomeDocument } from './json-schema.ts'

type DriftDocument = NonNullable<OutcomeDocument['drift']>[number]
type HiddenDocument = NonNullable<OutcomeDocument['hiddenDrift']>[number]
type HintDocument = NonNullable<OutcomeDocument['driftHints']>[number]
type FieldDocument = Extract<DriftDocument, { kind: 'changed' }>['fields'][number]

/** One drift of a JSON report, to be told again. */
export function readDrift(drift: DriftDocument): ToldDrift {
  const named = namedOf(drift.object)
  switch (drift.kind) {
    case 'missing':
      return { kind: 'missing', id: named.id, desired: { ...named, body: bodyIn(drift.patch) }, setBy: drift.setBy }
    case 'changed':
      return { ...drift, id: named.id, live: named, fields: drift.fields.map(fieldOf) }
    case 'extra':
      return { ...drift, id: named.id, live: named }
    case 'terminating':
      return { ...drift, id: named.id, live: named }
    default:
      return unreachable(drift)
  }
}

export const readHidden = ({ places, ...rest }: HiddenDocument): HiddenDrift => ({
  ...rest,
  places: places.map(({ object, ...place }) => ({ id: object, ...place })),
})

export const readHint = ({ object, ...hint }: HintDocument): DriftHint => ({ id: object, ...hint })

const namedOf = ({ version, ...id }: ObjectRef) => ({ id, version })

/** What puts a missing object back adds its whole body. */
function bodyIn([step]: Extract<DriftDocument, { kind: 'missing' }>['patch']) {
  const body = step?.op === 'add' ? step.value : {}
  return isObject(body) ? body : {}
}

const fieldOf = ({ desired, live, setBy, ...field }: FieldDocument): ToldField => ({ ...field, desired, live, setBy })
