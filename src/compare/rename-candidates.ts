import { apiVersionOf, type Manifest } from '../model/manifest.ts'

/** Which of the objects that come could be one that goes: of its kind and namespace, with a name that shares its beginning or its end, part by part. */
export function candidatesFor(come: readonly Manifest[]): (gone: Manifest) => ReadonlySet<Manifest> {
  const byPart = Map.groupBy(
    come.flatMap((manifest) => partsOf(manifest).map((part) => ({ part, manifest }))),
    ({ part }) => part,
  )
  return (gone) => new Set(partsOf(gone).flatMap((part) => (byPart.get(part) ?? []).slice(0, mostOfOnePart).map(({ manifest }) => manifest)))
}

// Where more share a part, longer parts tell them apart.
const mostOfOnePart = 12

/** "web-config-7d4b" has the beginnings "web-", "web-config-" and the ends "-config-7d4b", "-7d4b"; all of one kind in one namespace. */
function partsOf({ id, version }: Manifest): readonly string[] {
  const scope = `${apiVersionOf(id.group, version)}/${id.kind}/${id.namespace}`
  const words = id.name.split('-')
  const cuts = words.slice(1).map((_, index) => index + 1)
  return [...cuts.map((cut) => `${scope}/${words.slice(0, cut).join('-')}-`), ...cuts.map((cut) => `${scope}/-${words.slice(cut).join('-')}`)]
}
