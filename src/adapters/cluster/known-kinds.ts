import { findResource, type Discovery } from './served.ts'

type Wanted = { readonly group: string; readonly kind: string; readonly version: string }

/** What a server serves, remembered: it is a long answer, and every question about objects needs it. */
export type KnownKinds = {
  /** As they are now. */
  readonly anew: () => Promise<Discovery>
  /** As they were when they were last asked for; asked anew where one of the wanted was not among them, since an apply adds kinds. */
  readonly serving: (wanted: readonly Wanted[]) => Promise<Discovery>
}

export function knownKinds(discover: () => Promise<Discovery>): KnownKinds {
  let last: Promise<Discovery> | undefined
  const anew = async (): Promise<Discovery> => {
    const asked = discover()
    last = asked
    try {
      return await asked
    } catch (error) {
      // Whoever asks later may be answered.
      last = undefined
      throw error
    }
  }
  const serving = async (wanted: readonly Wanted[]): Promise<Discovery> => {
    const known = await (last ?? anew())
    return wanted.every((one) => isServed(known, one)) ? known : anew()
  }
  return { anew, serving }
}

/** At that very version, where one is named: else it is read at another one. */
function isServed(known: Discovery, wanted: Wanted): boolean {
  const found = findResource(known, wanted)
  return found !== undefined && (wanted.version === '' || found.version === wanted.version)
}
