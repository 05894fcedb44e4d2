import { expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { style, reportFailure } from './builders.ts'

const text = (failure: Failure): string => reportFailure(failure, 'render', { format: 'text', style })

test('a failure says the fact and the cure', () => {
  expect(text(new Failure('tool-missing', 'There is no helm', { hint: 'npm ci brings one' }))).toBe(
    '✗ There is no helm\n  do   npm ci brings one\n  code tool-missing, exit 3: docs/errors.md\n',
  )
})

test('each problem says where it is, what is wrong and what to do', () => {
  const problems = [
    { file: 'values/prod-eu/environment.yml', line: 9, column: 5, path: 'releases[1].version', message: 'digest is missing', hint: 'npm run update' },
    { file: 'values/prod-eu/istiod.yml', line: 0, column: 0, path: '', message: 'This file does not exist', hint: 'Mend what is listed' },
    { file: '', line: 0, column: 0, path: '', message: 'Cannot render istiod', hint: '' },
  ]

  expect(text(new Failure('config-invalid', 'The workspace has 3 problems', { hint: 'Mend what is listed', problems }))).toBe(`✗ The workspace has 3 problems
  --> values/prod-eu/environment.yml:9:5   releases[1].version
      digest is missing
  do   npm run update
  --> values/prod-eu/istiod.yml
      This file does not exist
  ✗ Cannot render istiod
  do   Mend what is listed
  code config-invalid, exit 2: docs/errors.md
`)
})

test('the words of a tool keep their lines, below the fact', () => {
  expect(text(new Failure('tool-failed', 'helm failed:\r\nError: parse\n::error::x\n', { hint: 'Mend the chart' }))).toBe(
    '✗ helm failed:\n  Error: parse\n  \\u{3a}:error::x\n  do   Mend the chart\n  code tool-failed, exit 3: docs/errors.md\n',
  )
})
