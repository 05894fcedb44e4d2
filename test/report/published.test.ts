import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import type { ReleaseOutcome } from '../../src/model/outcome.ts'
import { publishers, type ToldResult } from '../../src/report/report.ts'
import { finding, outcome } from './builders.ts'
import { failure, filled, hostile, texts } from './hostile.ts'
import { harmIn, markdownFaults } from './strict.ts'

const [comment, checkOf, issue, proposal] = await Promise.all([publishers.comment(), publishers.check(), publishers.issue(), publishers.proposal()])

const runUrl = 'https://github.com/acme/shop/actions/runs/7'
const facts = { environment: 'prod-eu', sha: 'c0ffee'.padEnd(40, '0'), run: 7, runUrl, isUnverified: true }
const marker = '<!-- sluice:prod-eu sha:c0ffee000000 run:7 -->'

type Three = readonly [string, string, string]

/** What a run can leave: a report, or why it stopped. */
const results = (some: Three): readonly ToldResult[] => [
  { kind: 'outcome', outcome: filled(some) },
  { kind: 'failure', verb: 'check', failure: failure(some) },
]

test('P13: nothing from outside forges markup, a reference or a marker in the comment of a pull request', () => {
  assert(
    property(texts, (some) => {
      const bodies = results(some).map((result) => comment.body(result, facts))

      expect(bodies.flatMap((body) => markdownFaults(body, { marker, links: [runUrl] }))).toEqual([])
      expect(bodies.map((body) => comment.stampOf(body))).toEqual(bodies.map(() => ({ environment: 'prod-eu', sha: 'c0ffee000000', run: 7 })))
    }),
  )
})

test('P13: nor in what a check run says, whose title and annotations are plain text of one line', () => {
  assert(
    property(texts, (some) => {
      const checks = results(some).map((result) => checkOf(result))
      const lines = checks.flatMap(({ title, annotations }) => [title, ...annotations.flatMap((one) => [one.title, one.message])])

      expect(checks.flatMap(({ summary }) => markdownFaults(summary))).toEqual([])
      expect(lines.filter((line) => line.includes('\n') || harmIn(line).length > 0)).toEqual([])
    }),
  )
})

test('P13: nor in the issue that tracks drift, whose title has nothing of a cluster', () => {
  assert(
    property(texts, (some) => {
      const seen = { environment: 'prod-eu', time: '2026-11-26T22:00:00.000Z', where: some[0] }
      const { drift = [] } = filled(some)
      const body = issue.body(filled(some), seen)
      const stamp = { environment: 'prod-eu', fingerprint: issue.fingerprintOf(drift) }
      const own = { marker: `<!-- sluice-drift:prod-eu fingerprint:${stamp.fingerprint} -->` }

      expect(markdownFaults(body, own)).toEqual([])
      expect(markdownFaults(issue.unseen(body, seen, some[1]), own)).toEqual([])
      expect([body, issue.unseen(body, seen, some[1])].map((text) => issue.stampOf(text))).toEqual([stamp, stamp])
      expect(issue.title(seen, drift)).toMatch(/^\[sluice\] prod-eu drifts: [\w ,]+$/)
    }),
  )
})

const release = ([name, version, digest]: Three): ReleaseOutcome & { readonly environment: string } => ({
  name,
  version,
  digest,
  environment: digest,
  objects: 1,
  added: 0,
  changed: 1,
  removed: 0,
})

test('P13: nor in a pull request of ours, and no release names the tree or the digest of its commit', () => {
  const [tree, digest] = ['a'.repeat(40), 'd'.repeat(64)]

  assert(
    property(texts, (some) => {
      const releases = [release(some)]
      const message = proposal.message({ title: proposal.title(releases), tree, digest })

      expect(markdownFaults(proposal.body(releases, some[1]), { marker: '<!-- sluice-proposal -->' })).toEqual([])
      expect(harmIn(proposal.title(releases))).toEqual([])
      expect([message.split('\n').length, proposal.treeIn(message), proposal.digestIn(message)]).toEqual([5, tree, digest])
    }),
  )
})

test('P13: whatever else is found, a comment keeps within its room, and what a CRD blocks is never cut', () => {
  const crd = finding({ rule: 'crd/property-removed', message: 'The CRD refuses it' })
  const others = array(hostile, { maxLength: 300 })

  assert(
    property(others, integer({ min: 1, max: 700 }), (said, times) => {
      const more = said.map((text) => finding({ severity: 'warn', lane: 'Label', message: text.repeat(times).slice(0, 20_000), rule: 'label/other' }))
      const body = comment.body({ kind: 'outcome', outcome: outcome({ verb: 'check', verdict: 'block', findings: [...more, crd] }) }, facts)

      expect(body.length).toBeLessThanOrEqual(65_000)
      expect(body).toContain('| ✗ | CRD | The CRD refuses it |')
    }),
    { numRuns: 30 },
  )
})
