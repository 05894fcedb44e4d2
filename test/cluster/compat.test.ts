import { expect, test } from 'vitest'
import { openAsk } from './compat/ask.ts'
import { differential, type Result } from './compat/differential.ts'
import { describeWithServer } from './server.ts'

// As many as a minute or two takes; `npm run compat:differential -- --seed N --runs N` tries more, with another seed.
const wanted = { seed: 20_261_126, runs: 80, atOnce: 4 }

describeWithServer('CRD changes, as the judge sees them and as the API server does', ({ kubeconfig }) => {
  test(`block exactly where something breaks, in ${wanted.runs} generated ones`, async () => {
    const results: Result[] = []

    await differential(openAsk(kubeconfig), wanted, (result) => results.push(result))

    expect(results.filter(({ kind }) => kind === 'missed' || kind === 'false alarm')).toEqual([])
    expect(results.filter(({ kind }) => kind === 'agrees').length).toBeGreaterThan(wanted.runs / 2)
  }, 600_000)
})
