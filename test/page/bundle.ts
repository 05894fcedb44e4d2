import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const path = (name: string): string => fileURLToPath(new URL(`../../src/page/${name}`, import.meta.url))

/** The text of src/report/html/assets.ts: the page's one script and one style, as strings, so that the report that holds them reads no file. */
export async function assetsText(): Promise<string> {
  const bundle = await rolldown({ input: path('page.ts'), platform: 'browser' })
  const { output } = await bundle.generate({ format: 'iife', minify: true })
  await bundle.close()
  const script = output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('')
  const style = readFileSync(path('page.css'), 'utf8')
  return `// Made from src/page by \`npm run golden -- test/page/bundle.test.ts\`; change that, not this.
export const script = ${JSON.stringify(script.trim())}

export const style = ${JSON.stringify(style)}
`
}
