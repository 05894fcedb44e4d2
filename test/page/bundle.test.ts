import { expect, test } from 'vitest'
import { golden } from '../golden.ts'
import { assetsText } from './bundle.ts'

test('the page in reports is what src/page gives', async () => {
  const text = await assetsText()

  expect(text).toBe(golden('src/report/html/assets.ts', text))
  // Either would end the element that holds it.
  expect(text).not.toMatch(/<\/(?:script|style)|<!--/i)
})
