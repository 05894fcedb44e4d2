import { toJsonText, type Json, type JsonObject } from '../../../src/model/json.ts'
import { compileExpression } from '../../../src/validate/cel/compile/expression.ts'
import { fromSchema } from '../../../src/validate/cel/values/from-schema.ts'
import { readNode } from '../../../src/validate/read-node.ts'
import { compileSchema } from '../../../src/validate/validate.ts'
import type { Random } from '../../fuzz/random.ts'
import { difference } from './compare-answers.ts'
import { drawNumber, drawText, drawWhole } from './draw-scalar.ts'
import { kindOf, type Server } from './server.ts'
import type { Tried } from './try-structure.ts'
import { expressions } from './words.ts'

const target = { minor: 36, namespaced: false, statusSubresource: false }
const text = { type: 'string', maxLength: 60 }
const subject = {
  type: 'object',
  properties: {
    s: text,
    t: text,
    z: text,
    out: { type: 'string', maxLength: 500 },
    i: { type: 'integer' },
    j: { type: 'integer' },
    d: { type: 'number' },
    b: { type: 'boolean' },
    l: { type: 'array', items: text, maxItems: 4 },
    m: { type: 'array', items: { type: 'integer' }, maxItems: 4 },
    o: { type: 'object', properties: { p: text, q: { type: 'integer' } } },
  },
} as const satisfies JsonObject

/** Expressions, each with random operands and what Sluice makes of them: the server has to find the same. */
export async function tryExpressions(server: Server, random: Random, { name, objects }: { name: string; objects: number }): Promise<Tried> {
  const chosen = random.list(5, 5, () => random.pick(expressions))
  const fields = Object.fromEntries(
    chosen.map((expression, index): [string, JsonObject] => [
      `f${index}`,
      { ...subject, 'x-kubernetes-validations': [{ rule: `string(${expression}) == self.out` }] },
    ]),
  )
  const schema = { type: 'object', properties: { spec: { type: 'object', properties: fields } } }
  const served = await server.serve(name, schema)
  if ('refused' in served) return { count: 0, differences: isTooCostly(served.refused) ? [] : [`${chosen.join(' ; ')}\n  is refused: ${served.refused}`] }
  const validator = compileSchema(schema, target)
  const tries = Array.from({ length: objects }, () => {
    const index = random.below(chosen.length)
    const value = drawSubject(random)
    const out = valueOf(chosen[index] ?? '', value)
    return {
      expression: chosen[index],
      object: { apiVersion: 'vt.example/v1', kind: kindOf(name), metadata: { name: 'a' }, spec: { [`f${index}`]: { ...value, out } } },
    }
  })
  const answers = await Promise.all(
    tries.map(async ({ expression, object }) => {
      const found = difference(await server.send('POST', `${served.path}?dryRun=All`, object), validator.create(object))
      return found === '' ? [] : [`${expression}\n  ${toJsonText(object.spec)}\n  ${found}`]
    }),
  )
  return { count: tries.length, differences: answers.flat() }
}

/** The server estimates before it takes a rule; together some are too much. */
const isTooCostly = (refused: string): boolean => refused.includes('estimated rule cost') && !refused.includes('compilation failed')

const drawSubject = (random: Random): JsonObject => ({
  s: drawText(random),
  t: random.below(3) === 0 ? random.pick(['', 'a', '.', 'b', '1']) : drawText(random),
  i: drawWhole(random),
  j: drawWhole(random),
  d: drawNumber(random),
  b: random.below(2) === 0,
  l: random.list(0, 4, () => random.pick([drawText(random), 'a', 'b'])),
  m: random.list(0, 4, () => random.pick<Json>([drawWhole(random), 1, 2])),
  o: random.pick<JsonObject>([{}, { p: 'x' }, { q: 3 }, { p: 'x', q: 1 }]),
})

/** What Sluice makes of the expression, as text; of an error the server must make one too. */
function valueOf(expression: string, value: JsonObject): string {
  const compiled = compileExpression(`string(${expression})`, target.minor)
  if (compiled.kind === 'unknown') return `unknown: ${compiled.what}`
  const evaluated = compiled.evaluate({ self: fromSchema(value, readNode(subject)), oldSelf: undefined, spend: () => {} })
  return evaluated.kind === 'value' && typeof evaluated.value === 'string' ? evaluated.value : 'no text'
}
