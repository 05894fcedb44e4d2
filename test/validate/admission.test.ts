import { expect, test } from 'vitest'
import { admissionFaults } from '../../src/validate/validate.ts'
import { manifestOf } from '../judge/manifests.ts'
import { admissionCases, policyOf } from './admission-cases.ts'

const pathsIn = (spec: (typeof admissionCases)[number][0]) => admissionFaults(manifestOf(policyOf(spec)), { isKnown: true }).map(({ path }) => path)

test.each(admissionCases.map(([spec, refused]) => [JSON.stringify(spec), spec, refused] as const))('%s', (_name, spec, refused) => {
  expect(pathsIn(spec)).toEqual(refused === '' ? [] : [refused])
})

test('an object of another kind has no expressions', () => {
  expect(admissionFaults(manifestOf({ ...policyOf(admissionCases[7]?.[0] ?? {}), kind: 'ConfigMap', apiVersion: 'v1' }), { isKnown: true })).toEqual([])
})
