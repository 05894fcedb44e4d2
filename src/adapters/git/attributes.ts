import type { FileAttribute } from '../../model/file-attribute.ts'
import type { Call } from './call.ts'
import { withIndexOf } from './private-index.ts'

/** All attributes that the work tree, or a commit, gives to files, in their order. */
export async function attributesOf(call: Call, files: readonly string[], commit: string | undefined): Promise<readonly FileAttribute[]> {
  if (files.length === 0) return []
  const input = files.map((file) => `${file}\0`).join('')
  const { text } =
    commit === undefined
      ? await call(['check-attr', '-z', '--all', '--stdin'], { input })
      : await withIndexOf(call, commit, (indexFile) => call(['check-attr', '-z', '--all', '--cached', '--stdin'], { indexFile, input }))
  return triples(text.split('\0'))
}

/** "<file>", "<attribute>", "<value>", and so on. */
function triples(words: readonly string[]): readonly FileAttribute[] {
  return Array.from({ length: Math.floor(words.length / 3) }, (_, index) => {
    const [file = '', name = '', value = ''] = words.slice(3 * index, 3 * index + 3)
    return { file, name, value }
  })
}
