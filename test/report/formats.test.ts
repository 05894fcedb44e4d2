import { expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { script, style as pageStyle } from '../../src/report/html/assets.ts'
import { formats, isFormat } from '../../src/report/report.ts'
import { golden } from '../golden.ts'
import { report, reportFailure, style } from './builders.ts'
import { outcomes } from './outcomes.ts'

const endings: Readonly<Record<string, string>> = {
  text: 'txt',
  json: 'json',
  markdown: 'md',
  html: 'html',
  sarif: 'sarif',
  junit: 'xml',
  github: 'github.txt',
  spinnaker: 'spinnaker.txt',
}

const fileOf = (name: string, format: string): string => `test/golden/reports/${name}.${endings[format] ?? format}`

/** A page without its script and style, which have a test of their own. */
const seen = (text: string): string =>
  text
    .replace(script, '…')
    .replace(pageStyle, '…')
    .replaceAll(/sha256-[^']+/g, 'sha256-…')

const cases = formats.filter(isFormat).flatMap((format) => Object.keys(outcomes).map((name) => ({ format, name })))

test.each(cases)('an outcome that is $name, as $format', ({ format, name }) => {
  const { [name]: found } = outcomes
  const text = found === undefined ? '' : report(found, format, style)

  expect(text).not.toBe('')
  expect(seen(text)).toBe(golden(fileOf(name, format), seen(text)))
})

const failure = new Failure('config-invalid', 'Cannot read the workspace: 1 problem', {
  hint: 'Mend what is listed',
  problems: [
    { file: 'values/prod-eu/environment.yml', line: 9, column: 5, path: 'releases[1]', message: 'digest is missing', hint: 'npm run update -- --lock' },
  ],
})

test.each(formats.filter(isFormat))('why work stopped, as %s', (format) => {
  const text = reportFailure(failure, 'render', { format, style })

  expect(seen(text)).toBe(golden(fileOf('failed', format), seen(text)))
})

test.each(formats.filter(isFormat))('no value of a Secret stands in %s', (format) => {
  const text = Object.values(outcomes)
    .map((found) => report(found, format, style))
    .join('\n')

  expect(text.length).toBeGreaterThan(1000)
  expect(text).not.toMatch(/b25l|dHdv|bmV4dC1vbmU|bGFzdC1vbmU/)
})
