import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { formats, isFormat } from '../../src/report/report.ts'
import { outcome, style, report, reportFailure } from './builders.ts'
import { failure, filled, texts } from './hostile.ts'
import { faultsIn, harmIn } from './strict.ts'

test.each([
  { isAscii: false, width: 80 },
  { isAscii: true, width: 30 },
])('T16: no text from outside moves the terminal or is a command in a text report, %j', (given) => {
  assert(
    property(texts, (some) => {
      expect(harmIn(report(filled(some), 'text', { ...style, ...given }))).toEqual([])
      expect(harmIn(report({ ...filled(some), verb: 'plan' }, 'text', { ...style, ...given }))).toEqual([])
      expect(harmIn(reportFailure(failure(some), 'render', { format: 'text', style: { ...style, ...given } }))).toEqual([])
    }),
  )
})

const findingsIn = (text: string): readonly object[] => {
  const { findings }: { readonly findings: readonly object[] } = JSON.parse(text)
  return findings
}

test('T16: no text from outside moves the terminal or is a command in a JSON report, and its readers get it exactly', () => {
  assert(
    property(texts, (some) => {
      const text = report(filled(some), 'json', style)

      expect(harmIn(text)).toEqual([])
      const [path, message, change] = some
      expect(JSON.parse(text)).toMatchObject({ summary: path, next: message })
      expect(findingsIn(text)).toContainEqual(expect.objectContaining({ path, message, change, hits: some }))
    }),
  )
})

test.each(formats.filter(isFormat))('T16: whatever the texts from outside, %s is read strictly and nothing in it is forged', (format) => {
  assert(
    property(texts, (some) => {
      const printed = report(filled(some), format, style)

      expect(faultsIn(format, printed)).toEqual([])
      expect(faultsIn(format, reportFailure(failure(some), 'render', { format, style }))).toEqual([])
      expect(format !== 'spinnaker' || (printed.trimEnd().split('\n').at(-1) ?? '').length < 8_000).toBe(true)
    }),
  )
})

const shown = (summary: string): string => report(outcome({ summary }), 'text', style)

test('what is escaped stays visible', () => {
  expect(shown('a\u001b[2Jb\u202ec')).toBe('a\\u{1b}[2Jb\\u{202e}c\n')
  expect(shown('::error::x')).toBe('\\u{3a}:error::x\n')
  expect(shown('see ##[error] and SPINNAKER_PROPERTY_A=1')).toBe('see ##\\u{5b}error] and SPINNAKER\\u{5f}PROPERTY_A=1\n')
})

test('text that looks escaped already cannot be taken for ours', () => {
  expect(shown('\\u{1b}')).toBe('\\u{5c}u{1b}\n')
})

test('ordinary text is left as it is, in any script', () => {
  expect(shown('std::x at ::1, naïve 日本 ✓ {x}')).toBe('std::x at ::1, naïve 日本 ✓ {x}\n')
})
