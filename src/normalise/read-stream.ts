import { refusedCharacter } from './characters.ts'
import { type Chunk, linesIn, refusal } from './chunk.ts'
import { type Document, takeJson } from './json-stream.ts'
import { readYaml } from './read-yaml.ts'

/** A stream of YAML or JSON → its documents, split and read as `kubectl -f` does. */
export function readStream({ text, file }: { readonly text: string; readonly file: string }): readonly Document[] {
  const whole: Chunk = { file, line: 1, text: text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n') }
  if (text.length > maxLength) return [{ chunk: whole, read: { ok: false, problems: [refusal(whole, 'too-long', { line: 0, column: 0 })] } }]
  const { documents, rest } = takeJson(whole)
  return [...documents, ...split(rest).map(readDocument)]
}

/** Room for the largest charts ten times over; a stream is held in memory several times. */
const maxLength = 64 * 1024 * 1024

/**
 * kubectl cuts at every line that starts with "---", wherever it stands. What is left of such a line starts the next part;
 * the line feed before it ends the part before, where a block of text may keep it. A part is a slice of the whole: no copy of its text is made.
 */
function split(whole: Chunk): readonly Chunk[] {
  const separators = Array.from(whole.text.matchAll(/(?<![^\n])---/g), ({ index }) => index)
  let { line } = whole
  return [0, ...separators.map((start) => start + 3)].map((start, index) => {
    const chunk = { ...whole, text: whole.text.slice(start, separators[index]), line }
    line += linesIn(chunk.text)
    return chunk
  })
}

function readDocument(chunk: Chunk, index: number): Document {
  const [separator = ''] = index === 0 ? [] : (/^.*/.exec(chunk.text) ?? [])
  if (/^\s*[^\s#]/.test(separator)) return { chunk, read: { ok: false, problems: [refusal(chunk, 'separator', { line: 0, column: 0 })] } }
  const body: Chunk = { ...chunk, text: chunk.text.slice(separator.length).replace(/^\n\uFEFF/, '\n') }
  const refused = refusedCharacter(body)
  return { chunk: body, read: refused === undefined ? readYaml(body) : { ok: false, problems: [refused] } }
}
