import { textAt } from '../model/json.ts'
import { compareIds, keyOf, type Manifest, type ResourceId } from '../model/manifest.ts'

const form = /^(.+)-v\d{3,}$/

/** The name that Git has for a ConfigMap or Secret that Spinnaker deployed under a version, or '' for any other object. */
function baseName({ id: { group, kind, name }, body }: Manifest): string {
  if (group !== '' || (kind !== 'ConfigMap' && kind !== 'Secret')) return ''
  const base = form.exec(name)?.[1] ?? ''
  return textAt(body, 'metadata', 'annotations', 'artifact.spinnaker.io/name') === base ? base : ''
}

/** Finds the newest version of an object that does not live under its own name. */
export function versionedOf(live: readonly Manifest[]): (id: ResourceId) => Manifest | undefined {
  const versions = live.filter((manifest) => baseName(manifest) !== '').toSorted(byVersion)
  const newest = new Map(versions.map((manifest) => [keyOf({ ...manifest.id, name: baseName(manifest) }), manifest]))
  return (id) => newest.get(keyOf(id))
}

const byVersion = (left: Manifest, right: Manifest): number => left.id.name.length - right.id.name.length || compareIds(left.id, right.id)
