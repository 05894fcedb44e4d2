import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, judgeField, judgeFieldWith, version } from '../../builders.ts'

const text = { type: 'string' }
const address = (required: readonly string[], host: JsonObject = text) => ({ type: 'object', properties: { host, port: { type: 'integer' } }, required })

test('a field that becomes required blocks at its own path', () => {
  expect(judgeField(address([]), address(['host']))).toMatchObject([{ rule: 'crd/required-added', severity: 'block', path: 'spec.field.host' }])
})

test('a required field whose default fills it in warns', () => {
  const withDefault = { ...text, default: 'localhost' }

  expect(judgeField(address([], withDefault), address(['host'], withDefault))).toMatchObject([{ rule: 'crd/required-added', severity: 'warn' }])
})

test('fewer required fields, or the same in another order, are no finding', () => {
  expect(judgeField(address(['host', 'port']), address(['host']))).toEqual([])
  expect(judgeField(address(['host', 'port']), address(['port', 'host']))).toEqual([])
})

test('a whole part of the object that becomes required blocks at the root', () => {
  const bare = version('v1', { field: text })
  const strict = {
    ...bare,
    schema: { openAPIV3Schema: { type: 'object', required: ['spec'], properties: { spec: { type: 'object', properties: { field: text } } } } },
  }

  expect(judgeCrds(crd({ versions: [bare] }), crd({ versions: [strict] }))).toMatchObject([{ rule: 'crd/required-added', severity: 'block', path: 'spec' }])
})

test('live objects whose parent lacks the field are named', () => {
  const findings = judgeFieldWith(address([]), address(['host']), [{ host: 'a' }, { port: 1 }, {}])

  expect(findings).toMatchObject([{ hits: ['default/s1', 'default/s2'] }])
  expect(findings[0]?.message).toContain('2 of 3 live Shops lack spec.field.host')
})
