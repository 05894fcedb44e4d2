import { approvedBytes } from './approved-bytes.ts'
import { controllersFieldsStay } from './controllers-fields.ts'
import { converges } from './converges.ts'
import { deletesOnlyWhatLeft } from './deletes.ts'
import { establishedFirst } from './established-first.ts'
import { exitCodeIsTrue, unknownIsAskedAgain } from './exit-code.ts'
import type { Invariant } from './invariant.ts'
import { lockHeld, oneWriter } from './lock-held.ts'
import { noSecretLeaves } from './no-secret.ts'
import { ownsTheDesired } from './owns-the-desired.ts'
import { trueRecord } from './true-record.ts'
import { wavesInOrder } from './waves-in-order.ts'

/** All of them, by number. */
export const invariants: readonly Invariant[] = [
  lockHeld,
  approvedBytes,
  wavesInOrder,
  establishedFirst,
  deletesOnlyWhatLeft,
  controllersFieldsStay,
  ownsTheDesired,
  converges,
  exitCodeIsTrue,
  unknownIsAskedAgain,
  trueRecord,
  noSecretLeaves,
  oneWriter,
]
