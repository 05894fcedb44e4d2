import { posix } from 'node:path'
import type { Finding } from '../../model/finding.ts'
import { textAt, type Json } from '../../model/json.ts'
import { isDefinition, type ObjectRef } from '../../model/manifest.ts'
import type { Place } from '../../model/place.ts'
import { fileNamesOf } from '../../store/store.ts'
import { capabilitiesFile, deskFor, inEnvironment, lineIn, type Desk } from './desk.ts'
import { placeOfInput } from './place-of-input.ts'
import type { Review } from './review.ts'

/** Findings with the line where somebody can act: what of the inputs made them, where that is known, else where their path is rendered. */
export async function withPlaces(findings: readonly Finding[], review: Review): Promise<readonly Finding[]> {
  const desk = deskFor(review)
  return Promise.all(findings.map((finding) => placed(finding, desk)))
}

async function placed(finding: Finding, desk: Desk): Promise<Finding> {
  if (finding.place !== undefined) return finding
  const crd = hasChanged(finding, desk) ? undefined : changedDefinition(finding, desk)
  const release = crd ?? releaseOf(finding, desk)
  if (release === '') return { ...finding, ...here(await placeOfFile(finding, desk)) }
  const [moves, isChanged] = [await desk.moves(release), hasChanged(finding, desk)]
  const [cause, ...others] = isChanged && !(await isStill(finding, desk)) ? (moves?.causes ?? []) : []
  const input = moves === undefined ? undefined : await placeOfInput(finding, { release, moves, isChanged }, desk)
  return {
    ...finding,
    ...here(input ?? (await placeOfPath(finding, release, desk))),
    ...(cause === undefined || others.length > 0 ? {} : { causes: [cause] }),
  }
}

const here = (place: Place | undefined): Pick<Finding, 'place'> => (place === undefined ? {} : { place })

/** The release that renders an object, or rendered it before; '' for what no release renders. */
function releaseOf({ source, object }: Finding, { base }: Desk): string {
  if (source !== undefined && source.release !== '') return source.release
  const name = `/${fileNamesOf([object])[0] ?? ''}`
  return [...base.files.keys()].find((path) => path.endsWith(name))?.split('/')[2] ?? ''
}

/** Whether the file of an object is another one than before; that of one that is no more is. */
function hasChanged({ source }: Finding, { releases, base }: Desk): boolean {
  const file = source?.file ?? ''
  const texts = releases.find(({ outcome }) => outcome.name === source?.release)?.texts
  return file === '' || base.files.get(file) !== texts?.get(posix.basename(file))
}

/** Whether a path holds the value that it held before: then no input made the finding, but what lives in the cluster may have. */
async function isStill({ source, object, path }: Finding, { spot, formerSpot }: Desk): Promise<boolean> {
  // What is found in a CRD is a change of it, and its text is long.
  if (source === undefined || source.file === '' || isDefinition(object)) return false
  const [value, former] = [(await spot(source.file, path))?.value ?? '', (await formerSpot(source.file, path))?.value]
  return value !== '' && value === former
}

/** The release whose CRD defines an object that did not change itself, where the CRD did. */
function changedDefinition({ object, source }: Finding, { environment, releases, base }: Desk): string | undefined {
  if (source === undefined || source.file === '') return undefined
  const found = releases.find(({ outcome, manifests, texts }) => {
    const crd = manifests.find(({ id, body }) => isDefinition(id) && definesKind(body, object))
    const name = crd === undefined ? '' : (fileNamesOf([crd.id])[0] ?? '')
    return crd !== undefined && base.files.get(`rendered/${environment.name}/${outcome.name}/${name}`) !== texts.get(name)
  })
  return found?.outcome.name
}

const definesKind = (crd: Json, { group, kind }: ObjectRef): boolean => textAt(crd, 'spec', 'group') === group && textAt(crd, 'spec', 'names', 'kind') === kind

/** Where the path is rendered; for what is rendered no more, where its release is asked for. */
const placeOfPath = async ({ source, path }: Finding, release: string, desk: Desk): Promise<Place | undefined> =>
  source === undefined || source.file === '' ? inEnvironment(`releases[${release}].version`, desk) : lineIn(source.file, path, desk)

/** The line of a finding about a file, or about the environment itself. */
async function placeOfFile({ object, path, lane }: Finding, desk: Desk): Promise<Place | undefined> {
  if (object.kind === 'Environment') return lane === 'Gate' ? inEnvironment('cluster', desk) : lineIn(capabilitiesFile(desk), path, desk)
  if (object.kind !== 'File' || object.name.startsWith('/') || object.name.startsWith('../')) return undefined
  // A snapshot is one JSON text of many megabytes, and has no lines to speak of.
  return /\.ya?ml$/.test(object.name) ? lineIn(object.name, path, desk) : { file: object.name, line: 1 }
}
