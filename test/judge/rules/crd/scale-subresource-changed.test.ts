import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, version } from '../../builders.ts'

const scaled = (field?: string) =>
  crd({
    versions: [
      version('v1', {}, field === undefined ? {} : { subresources: { scale: { specReplicasPath: `.spec.${field}`, statusReplicasPath: '.status.n' } } }),
    ],
  })

const scaling = (scale: JsonObject) => crd({ versions: [version('v1', {}, { subresources: { scale } })] })

test('a scale subresource that goes or points elsewhere blocks', () => {
  expect(judgeCrds(scaled('n'), scaled())).toMatchObject([{ rule: 'crd/scale-subresource-changed', severity: 'block' }])
  expect(judgeCrds(scaled('n'), scaled('m'))).toMatchObject([{ rule: 'crd/scale-subresource-changed', severity: 'block' }])
})

test('a path that comes takes nothing away, and one that goes does', () => {
  const scale = { specReplicasPath: '.spec.n', statusReplicasPath: '.status.n' }
  const [plain, selecting] = [scaling(scale), scaling({ ...scale, labelSelectorPath: '.status.selector' })]

  expect(judgeCrds(plain, selecting)).toEqual([])
  expect(judgeCrds(selecting, plain)).toMatchObject([{ rule: 'crd/scale-subresource-changed', severity: 'block' }])
})

test('a scale subresource that comes is no finding', () => {
  expect(judgeCrds(scaled(), scaled('n'))).toEqual([])
})
