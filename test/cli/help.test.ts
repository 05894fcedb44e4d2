import { expect, test } from 'vitest'
import { helpOf } from '../../src/cli/help.ts'
import { verbs } from '../../src/cli/verbs.ts'

test.each(Object.keys(verbs))('the help of %s has an example, and a column for flags that none is too long for', async (name) => {
  const loaded = await verbs[name]?.load()
  if (loaded === undefined) throw new Error(`there is no verb ${name}`)

  const lines = helpOf(name, loaded.verb).split('\n')

  const flags = lines.filter((line) => line.startsWith('  --'))
  const columns = flags.map((line) => line.search(/(?<= {2})[^ -]/))
  expect(lines.filter((line) => /^ {2,4}(npm run|source|helm) /.test(line))).not.toEqual([])
  expect(flags.length).toBeGreaterThan(3)
  expect(new Set(columns).size).toBe(1)
})
