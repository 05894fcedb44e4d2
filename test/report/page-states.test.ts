import { expect, test } from 'vitest'
import { report, reportFailure, outcome, style } from './builders.ts'

const why = { message: 'Cannot apply to prod-eu', hint: 'npm run check', exitCode: 12, problems: [] }

/** What a page is about, from the data that it is drawn from. */
function stateOf(page: string): string {
  const { state }: { readonly state: string } = JSON.parse(/<script type="application\/json" id="data">([^<]*)<\/script>/.exec(page)?.[1] ?? '{}')
  return state
}

test.each([
  ['stale', 'stale'],
  ['cluster-failed', 'error'],
])('a page about the failure %s shows the state %s', (code, state) => {
  expect(stateOf(reportFailure({ ...why, code }, 'apply', { format: 'html', style }))).toBe(state)
})

test.each(['pass', 'warn', 'block'] as const)('a page about a verdict shows it: %s', (verdict) => {
  expect(stateOf(report(outcome({ verb: 'check', verdict, notes: [{ sign: 'info', text: 'x' }] }), 'html', style))).toBe(verdict)
})
