import { expect, test } from 'vitest'
import { crd, judgeCrds, version } from '../../builders.ts'

const scaled = (field?: string) =>
  crd({
    versions: [
      version('v1', {}, field === undefined ? {} : { subresources: { scale: { specReplicasPath: `.spec.${field}`, statusReplicasPath: '.status.n' } } }),
    ],
  })

test('a scale subresource that goes or points elsewhere blocks', () => {
  expect(judgeCrds(scaled('n'), scaled())).toMatchObject([{ rule: 'crd/scale-subresource-changed', severity: 'block' }])
  expect(judgeCrds(scaled('n'), scaled('m'))).toMatchObject([{ rule: 'crd/scale-subresource-changed', severity: 'block' }])
})

test('a scale subresource that comes is no finding', () => {
  expect(judgeCrds(scaled(), scaled('n'))).toEqual([])
})
