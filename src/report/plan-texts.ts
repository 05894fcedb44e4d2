import type { Finding } from '../model/finding.ts'
import { keyOf } from '../model/manifest.ts'
import type { PlannedObject, PlannedWave, Wait } from '../model/plan.ts'

/** What comes between a wave and the next one, in a reader's words. */
export const waitTexts: Readonly<Record<Wait, string>> = {
  nothing: 'no wait',
  served: 'until the CRDs are served',
  ready: 'until all are ready',
  ended: 'until each has ended',
}

const words = { create: 'created', change: 'changed', run: 'run' } as const satisfies Readonly<Record<PlannedObject['does'], string>>

/** "1 created, 2 changed, 14 as they are". */
export function wavePhrase({ objects, still }: PlannedWave): string {
  const counted = (['create', 'change', 'run'] as const).map((does) => ({ count: objects.filter((one) => one.does === does).length, word: words[does] }))
  return [...counted, { count: still, word: 'as they are' }].flatMap(({ count, word }) => (count === 0 ? [] : [`${count} ${word}`])).join(', ')
}

/** What would stop a wave on its way: the server refuses an object of it. */
export function stopsIn({ objects }: PlannedWave, environment: string, findings: readonly Finding[]): readonly Finding[] {
  const sent = new Set(objects.map(({ object }) => keyOf(object)))
  return findings.filter(
    ({ severity, effect, object, source }) =>
      severity === 'block' && isRefused(effect) && (source?.environment ?? environment) === environment && sent.has(keyOf(object)),
  )
}

const isRefused = (effect: Finding['effect']): boolean => effect === 'refused' || effect === 'reapply-fails'
