import { keyOf, nameOf, type Manifest } from '../../model/manifest.ts'
import type { Note } from '../../model/outcome.ts'
import { isEncrypted, isWithheld } from '../../model/withheld.ts'
import type { Cluster } from '../../ports/cluster.ts'

/** What `apply` sends: all but the Secrets whose values cannot be read from here. */
export const sent = (desired: readonly Manifest[]): readonly Manifest[] => desired.filter((manifest) => !isWithheld(manifest))

/** Says which Secrets were left alone, and which of them nobody has brought yet. */
export async function withheldNotes(desired: readonly Manifest[], cluster: Cluster): Promise<readonly Note[]> {
  const withheld = desired.filter(isWithheld)
  if (withheld.length === 0) return []
  const there = new Set((await cluster.read(withheld)).map(({ id }) => keyOf(id)))
  return withheld.map((manifest) => (there.has(keyOf(manifest.id)) ? leftAlone(manifest) : missing(manifest)))
}

const reasonOf = (manifest: Manifest): string => (isEncrypted(manifest) ? 'SOPS has encrypted it' : 'its values are redacted')

const leftAlone = (manifest: Manifest): Note => ({ sign: 'info', text: `${nameOf(manifest.id)} is left alone: ${reasonOf(manifest)}` })

const missing = (manifest: Manifest): Note => ({
  sign: 'warn',
  text: `${nameOf(manifest.id)} is not in the cluster, and apply cannot bring it: ${reasonOf(manifest)}`,
  details: [
    {
      label: 'do',
      text: isEncrypted(manifest)
        ? 'sops decrypt FILE | kubectl apply -f -, with its file below rendered/'
        : 'Create it with whatever holds its values, such as External Secrets',
    },
  ],
})
