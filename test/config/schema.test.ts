import { toJsonSchema } from '@valibot/to-json-schema'
import { expect, test } from 'vitest'
import { capabilitiesSchema, environmentSchema, spinnakerSchema, waiversSchema } from '../../src/config/config.ts'
import { golden } from '../golden.ts'

test.each([
  ['environment', environmentSchema],
  ['capabilities', capabilitiesSchema],
  ['waivers', waiversSchema],
  ['spinnaker', spinnakerSchema],
])('the published JSON schema of %s files is what the code decodes by', (name, schema) => {
  const text = `${JSON.stringify({ title: `Sluice ${name} file`, ...toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' }) }, null, 2)}\n`

  expect(golden(`docs/schema/${name}.schema.json`, text)).toBe(text)
})
