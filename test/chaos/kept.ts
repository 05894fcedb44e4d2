import type { Plan } from './plan.ts'

/** Stories that once broke something; they stay, whatever becomes of the drawing by seeds. */
export const kept: readonly { readonly name: string; readonly plan: Plan }[] = [
  {
    // The inventory named the commit that HEAD named at the end, of which nothing had been sent.
    name: 'somebody commits while apply runs',
    plan: {
      first: { maps: { north: { a: 'low' }, east: { b: 'deep' } }, replicas: 1, image: 'example.com/gate:high', level: 'high', hasWebhook: true },
      second: { maps: { north: { a: 'open' }, west: { b: 'shut' } }, replicas: 1, image: 'example.com/gate:low', level: 'low', hasWebhook: false },
      during: [
        { nemesis: 'new-commit', afterWrites: 8 },
        { nemesis: 'kill-server', afterWrites: 2 },
      ],
      between: ['recreate', 'delete'],
    },
  },
]
