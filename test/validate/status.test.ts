import { expect, test } from 'vitest'
import { compileSchema } from '../../src/validate/validate.ts'
import { thing } from './build.ts'

const schema = { type: 'object', properties: { spec: { type: 'object' }, status: { type: 'string', enum: ['fine'] } }, required: ['status'] } as const
const validator = compileSchema(schema, { minor: 36, namespaced: false, statusSubresource: true })

test('with the status subresource a create loses its status, which a new required status then misses', () => {
  const answer = validator.create({ ...thing({}), status: 'fine' })

  expect(answer).toMatchObject({ causes: [{ path: 'status', reason: 'Required' }] })
  expect(answer).not.toHaveProperty('stored.status')
})

test('an update keeps the status that is stored, whatever it says itself', () => {
  const answer = validator.update({ ...thing({}), status: 'fine' }, { ...thing({}), status: 'other' })

  expect(answer).toMatchObject({ causes: [], stored: { status: 'fine' } })
})

test('a namespaced kind needs a namespace, another must not have one', () => {
  const namespaced = compileSchema({ type: 'object' }, { minor: 36, namespaced: true, statusSubresource: false })
  const inside = { ...thing({}), metadata: { name: 'a', namespace: 'b' } }

  expect(namespaced.create(thing({}))).toMatchObject({ causes: [{ path: 'metadata.namespace', reason: 'Required' }] })
  expect(namespaced.create(inside)).toMatchObject({ causes: [] })
  expect(validator.create(inside)).toMatchObject({ causes: [{ path: 'metadata.namespace', reason: 'Forbidden' }, { path: 'status' }] })
})
