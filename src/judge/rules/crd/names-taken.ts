import { objectAt, textAt } from '../../../model/json.ts'
import { refOf } from '../../../model/manifest.ts'
import { currentCrds, desiredCrds } from '../../crd/pair-crds.ts'
import type { Crd } from '../../crd/read-crd.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'
import { listed } from '../../show.ts'
import { textsAt } from '../../texts-at.ts'

/** A CRD asks for a name that another CRD of its group has: a new one is never served, an old one keeps the names it had. */
export const namesTaken: QuestionRule = {
  id: 'crd/names-taken',
  why: 'Names are unique within a group; a CRD whose names are taken gets NamesAccepted=False, and is not Established while it is new',
  lane: 'CRD',
  judge: (scene) => {
    const [current, desired] = [currentCrds(scene), desiredCrds(scene)]
    const all = [...new Map([...current, ...desired]).values()]
    return [...desired.values()].flatMap((crd): readonly ObjectDraft[] => {
      const before = current.get(crd.name)
      const old = new Set(before === undefined ? [] : namesOf(before))
      const taken = namesOf(crd).filter((name) => !old.has(name) && ownersOf(name, crd, all).length > 0)
      return taken.length === 0 ? [] : [draftOf(crd, { taken, owners: taken.flatMap((name) => ownersOf(name, crd, all)), isNew: before === undefined })]
    })
  },
}

/** Kinds and resource names live apart: a kind may be spelt like another one's short name. */
function namesOf({ spec }: Crd): readonly string[] {
  const names = objectAt(spec, 'names')
  const text = (...keys: readonly string[]): readonly string[] => keys.flatMap((key) => textAt(names, key) ?? [])
  return [
    ...text('kind', 'listKind').map((name) => `kind ${name}`),
    ...[...text('plural', 'singular'), ...textsAt(names, 'shortNames')].map((name) => `name ${name}`),
  ]
}

const ownersOf = (name: string, crd: Crd, all: readonly Crd[]): readonly string[] =>
  all.filter((other) => other.name !== crd.name && other.group === crd.group && namesOf(other).includes(name)).map((other) => other.name)

const draftOf = (
  crd: Crd,
  { taken, owners, isNew }: { readonly taken: readonly string[]; readonly owners: readonly string[]; readonly isNew: boolean },
): ObjectDraft => ({
  object: refOf(crd.manifest),
  severity: isNew ? 'block' : 'warn',
  effect: isNew ? 'refused' : 'clients-break',
  path: 'spec.names',
  message: `CRD ${crd.name} asks for ${listed(taken)}, which ${listed([...new Set(owners)])} has: ${isNew ? 'it is never served' : 'it keeps its old names'}`,
  change: '',
  hits: [],
  action: `Give it other names, or delete ${listed([...new Set(owners)])} first, with all its objects`,
})
