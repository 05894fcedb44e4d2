import { expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { formats, isFormat, readResult } from '../../src/report/report.ts'
import { report, reportFailure, style } from './builders.ts'
import { outcomes } from './outcomes.ts'

const cases = formats.filter(isFormat).flatMap((format) => Object.entries(outcomes).map(([name, found]) => ({ format, name, found })))

test.each(cases)('$format of an outcome that is $name is the same once a JSON report was in between', async ({ format, found }) => {
  const read = await readResult(report(found, 'json', style), 'outcome.json')

  // The order of keys is no part of what a JSON document says.
  const said = (text: string): unknown => (format === 'json' ? JSON.parse(text) : text)

  expect(read.ok && read.value.kind === 'outcome' && said(report(read.value.outcome, format, style))).toEqual(said(report(found, format, style)))
})

test('why work stopped is read as well', async () => {
  const failure = new Failure('stale', 'Cannot apply', { hint: 'npm run check' })
  const read = await readResult(reportFailure(failure, 'apply', { format: 'json', style }), 'outcome.json')

  expect(read).toMatchObject({ ok: true, value: { kind: 'failure', verb: 'apply', failure: { code: 'stale', hint: 'npm run check', exitCode: 12 } } })
})

test.each([
  ['no JSON', 'password: hunter2', ''],
  ['another document', '{"schema":"sluice/v2"}', 'schema'],
])('%s is refused, by what is wrong and without its text', async (_what, text, path) => {
  const read = await readResult(text, 'outcome.json')

  expect(read).toMatchObject({ ok: false, problems: expect.arrayContaining([expect.objectContaining({ file: 'outcome.json', path })]) })
  expect(JSON.stringify(read)).not.toContain('hunter2')
})
