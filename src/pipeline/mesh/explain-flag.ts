import { flagCalled, flagNames, meshChange, rulesFor, type Flag } from '../../mesh/mesh.ts'
import { Failure } from '../../model/failure.ts'
import { nothingSame, type MeshEffect } from '../../model/mesh.ts'
import type { Note, Outcome } from '../../model/outcome.ts'
import type { Ports } from '../../ports/ports.ts'
import { manifestsAt } from '../manifests/manifests-at.ts'
import { emptyOutcome } from '../outcomes.ts'

export type ExplainFlagOptions = { readonly cwd: string; readonly flag: string; readonly from: string; readonly to: string }

/** What a response flag means, and which effects of a change could bring it about. */
export async function explainFlag({ flag: name, ...paths }: ExplainFlagOptions, ports: Ports): Promise<Outcome> {
  const flag = flagCalled(name)
  if (flag === undefined)
    throw new Failure('usage', `Cannot explain the flag "${name}": known are ${flagNames.join(', ')}`, { hint: 'npm run mesh -- explain NC' })
  const effects = await effectsOf(flag, paths, ports)
  return {
    ...emptyOutcome('mesh'),
    notes: [noteOf(flag)],
    ...(effects === null ? {} : { mesh: { proxies: [], effects, same: nothingSame, graph: { paths: [], more: 0 }, unknown: [] } }),
    summary: effects === null ? '' : summaryOf(flag, effects),
  }
}

const noteOf = ({ name, status, meaning, causes, look, effects }: Flag): Note => ({
  sign: 'plain',
  text: `${status} ${name}: ${meaning}`,
  details: [...causes.map((text) => ({ label: 'cause', text })), { label: 'look', text: look }, { label: 'rules', text: rulesOf(effects).join(', ') }],
})

/** What `check` and `compat` find of it before it happens. */
const rulesOf = (effects: Flag['effects']): readonly string[] => [...new Set(effects.flatMap(rulesFor))]

async function effectsOf({ effects }: Flag, { cwd, from, to }: Omit<ExplainFlagOptions, 'flag'>, ports: Ports): Promise<readonly MeshEffect[] | null> {
  if (from === '' || to === '') return null
  const change = meshChange(await manifestsAt(from, cwd, ports), await manifestsAt(to, cwd, ports))
  return change.effects.filter(({ kind }) => effects.includes(kind))
}

const summaryOf = ({ name }: Flag, effects: readonly MeshEffect[]): string =>
  effects.length === 0
    ? `Nothing in this change brings ${name} about.`
    : `${effects.length} ${effects.length === 1 ? 'effect' : 'effects'} of this change can bring ${name} about.`
