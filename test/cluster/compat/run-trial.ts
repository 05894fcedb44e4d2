import { at, type JsonObject, listAt, objectAt, textAt } from '../../../src/model/json.ts'
import { type Ask, isFine } from './ask.ts'
import { awaitGone, crdPath, install, listPath } from './install.ts'
import { breaks } from './observe.ts'
import { servedVersions, type Trial } from './trial.ts'
import { type Witness, witness } from './witness.ts'

/** What the server did. "invalid": it takes not even the old CRD, or none of the manifests, so the trial says nothing. */
export type Truth =
  | { readonly kind: 'invalid'; readonly why: string }
  | {
      readonly kind: 'judged'
      /** What broke, with the object it broke for; empty where nothing did. */
      readonly broken: readonly string[]
      /** The old CRD as the server had it before the change. */
      readonly live: JsonObject
    }

/** Lives through one change on a real server: the old CRD, its objects, the new CRD, and everything that its clients do. */
export async function runTrial(ask: Ask, trial: Trial): Promise<Truth> {
  const installed = await install(ask, trial.before, 'before')
  if (!isFine(installed)) return { kind: 'invalid', why: textAt(installed.body, 'message') ?? '' }
  try {
    return await judged(ask, trial)
  } finally {
    for (const crd of [trial.before, trial.after ?? trial.before]) await ask({ method: 'DELETE', path: crdPath(crd) })
  }
}

async function judged(ask: Ask, trial: Trial): Promise<Truth> {
  const witnesses = (await inTurn(trial.objects, (manifest) => witness(ask, trial.before, manifest))).filter((one) => one !== undefined)
  if (witnesses.length === 0) return { kind: 'invalid', why: 'the old CRD takes none of the manifests' }
  const { body } = await ask({ method: 'GET', path: crdPath(trial.before) })
  const mute = await unlisted(ask, selectingPaths(trial.before))
  const refused = await change(ask, trial)
  const broken =
    refused.length > 0 ? refused : [...(await selectorsLost(ask, trial, mute)), ...(await inTurn(witnesses, (one) => breaksOf(ask, one, trial))).flat()]
  return { kind: 'judged', broken, live: objectAt(body) }
}

/** Applies the new CRD; gives why it is refused, if it is. */
async function change(ask: Ask, { before, after }: Trial): Promise<readonly string[]> {
  // A release that drops a CRD prunes it.
  if (after === undefined || crdPath(after) !== crdPath(before)) await ask({ method: 'DELETE', path: crdPath(before) })
  const applied = after && (await install(ask, after, 'after'))
  if (applied !== undefined && !isFine(applied)) return [`the CRD is refused: ${textAt(applied.body, 'message')}`]
  const kept = new Set(servedVersions(after).map((version) => listPath(after ?? before, version)))
  const gone = servedVersions(before).map((version) => listPath(before, version))
  await inTurn(
    gone.filter((path) => !kept.has(path)),
    (path) => awaitGone(ask, path),
  )
  return []
}

async function breaksOf(ask: Ask, one: Witness, trial: Trial): Promise<readonly string[]> {
  const { apiVersion: _, kind: __, metadata: ___, ...said } = one.manifest
  return (await breaks(ask, one, trial)).map((text) => `${JSON.stringify(said)}: ${text}`)
}

// One after the other: several trials run at once already.
async function inTurn<From, To>(from: readonly From[], work: (one: From) => Promise<To>): Promise<readonly To[]> {
  const done: To[] = []
  for (const one of from) done.push(await work(one))
  return done
}

// A dead webhook answers no list, before or after.
async function selectorsLost(ask: Ask, { before }: Trial, mute: readonly string[]): Promise<readonly string[]> {
  const answering = selectingPaths(before).filter((path) => !mute.includes(path))
  return (await unlisted(ask, answering)).map((path) => `list ${path} is refused`)
}

/** Lists that the server refuses. */
async function unlisted(ask: Ask, paths: readonly string[]): Promise<readonly string[]> {
  const answers = await inTurn(paths, async (path) => ({ path, ...(await ask({ method: 'GET', path })) }))
  return answers.filter((answer) => !isFine(answer)).map(({ path }) => path)
}

/** Lists by every field that the old CRD lets one select by. */
const selectingPaths = (crd: JsonObject): readonly string[] =>
  listAt(crd, 'spec', 'versions')
    .filter((version) => at(version, 'served') === true)
    .flatMap((version) =>
      listAt(version, 'selectableFields').map((field) => ({ version: textAt(version, 'name') ?? '', field: textAt(field, 'jsonPath') ?? '' })),
    )
    .map(({ version, field }) => `${listPath(crd, version)}?fieldSelector=${field.slice(1)}=m`)
