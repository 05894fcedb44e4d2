import type { FileAttribute } from '../../model/file-attribute.ts'
import type { Call } from './call.ts'

/** All attributes that the work tree gives to files, in their order. */
export async function attributesOf(call: Call, files: readonly string[]): Promise<readonly FileAttribute[]> {
  if (files.length === 0) return []
  const { text } = await call(['check-attr', '-z', '--all', '--stdin'], { input: files.map((file) => `${file}\0`).join('') })
  return triples(text.split('\0'))
}

/** "<file>", "<attribute>", "<value>", and so on. */
function triples(words: readonly string[]): readonly FileAttribute[] {
  return Array.from({ length: Math.floor(words.length / 3) }, (_, index) => {
    const [file = '', name = '', value = ''] = words.slice(3 * index, 3 * index + 3)
    return { file, name, value }
  })
}
