import { expect, test } from 'vitest'
import { crd, judgeCrds, version } from '../../builders.ts'

const columns = (...paths: string[]) =>
  crd({ versions: [version('v1', {}, { additionalPrinterColumns: paths.map((jsonPath) => ({ name: jsonPath.slice(1), type: 'string', jsonPath })) })] })

test('a column that goes is noted, and stops nobody', () => {
  expect(judgeCrds(columns('.a', '.b'), columns('.a'))).toMatchObject([{ rule: 'crd/printer-columns-changed', severity: 'info' }])
})

test('a column more is no finding', () => {
  expect(judgeCrds(columns('.a'), columns('.a', '.b'))).toEqual([])
})
