import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { compare, type Verdict } from '../fuzz/compare.ts'
import { generate } from '../fuzz/generate.ts'
import { layout } from '../fuzz/layout.ts'
import { random } from '../fuzz/random.ts'
import { rows } from '../fuzz/rows.ts'
import { buildOracle, hasGo, type Oracle, whyNoOracle } from '../oracle/oracle.ts'
import { readManifests } from '../../src/normalise/normalise.ts'

const casesFile = join(import.meta.dirname, '../../../shared/corpus/yaml/cases.json')

const object = (name: string): string => `apiVersion: v1\nkind: Sample\nmetadata:\n  name: ${name}\n`
const json = (name: string): string => `{"apiVersion": "v1", "kind": "Sample", "metadata": {"name": "${name}"}, "path": "\\/x"}`

const streams = [
  `${object('a')}---\n${object('b')}`,
  `---\n---\n# nothing but a comment\n---\n${object('a')}---\n`,
  `null\n---\n${object('a')}---\n~\n`,
  `${object('a')}--- # why\n${object('b')}`,
  `${object('a')}---   \n${object('b')}`,
  `${object('a')}--- x\n${object('b')}`,
  `${object('a')}---x: 1\n${object('b')}`,
  `${object('a')}text: |\n  ---\n  x\n---\n${object('b')}`,
  `${object('a')}...\n---\n${object('b')}`,
  `${object('a')}text: |\n  no line feed at the end`,
  object('a').replaceAll('\n', '\r\n'),
  `\uFEFF${object('a')}---\n\uFEFF${object('b')}`,
  json('a'),
  `\n  ${json('a')}${json('b')}`,
  `${json('a')}\n---\n${object('b')}`,
  `${object('a')}---\n${json('b')}`,
  '{apiVersion: v1, kind: Sample, metadata: {name: a}}',
]

// Promise 2: meaning is never changed. Kubernetes' own parser decides.
describe.skipIf(!hasGo)(`beside Kubernetes' parser${hasGo ? '' : ` (skipped: ${whyNoOracle})`}`, () => {
  let oracle: Oracle
  beforeAll(() => {
    oracle = buildOracle()
  })

  test('50,000 generated scalars, keys and documents are read as Kubernetes reads them, and written so that it reads them back', () => {
    const chance = random(20_261_124)

    const verdicts = compare(
      Array.from({ length: 50_000 }, () => generate(chance).text),
      oracle,
    )

    expect(wrong(verdicts)).toEqual([])
    // Noise that nothing reads proves nothing: most of it must have been compared.
    expect(verdicts.filter(({ kind }) => kind === 'same').length).toBeGreaterThan(25_000)
  })

  test('20,000 streams that follow a grammar, deep and of many lines, are read and written likewise', () => {
    const chance = random(20_261_126)

    const verdicts = compare(
      Array.from({ length: 20_000 }, () => layout(chance)),
      oracle,
      'streams',
    )

    expect(wrong(verdicts)).toEqual([])
    expect(verdicts.filter(({ kind }) => kind === 'same').length).toBeGreaterThan(5_000)
    // What Kubernetes reads and Sluice does not is rare, and has a reason.
    expect(verdicts.filter(({ kind }) => kind === 'refused').length).toBeLessThan(1_400)
  })

  test('5,000 objects of lines as programs write them, most with a line that is disturbed, are read and written likewise', () => {
    const chance = random(20_261_127)

    const verdicts = compare(
      Array.from({ length: 5_000 }, () => rows(chance)),
      oracle,
      'streams',
    )

    expect(wrong(verdicts)).toEqual([])
    expect(verdicts.filter(({ kind }) => kind === 'same').length).toBeGreaterThan(2_000)
  })

  test.skipIf(!existsSync(casesFile))('every case of the corpus is read the same, or refused for a reason that is written down', () => {
    const cases = decodeCases(readFileSync(casesFile, 'utf8'))
    const verdicts = compare(
      cases.map(({ in: text }) => asSpec(text)),
      oracle,
    )

    expect(wrong(verdicts)).toEqual([])
    const refused = cases.filter((_, index) => verdicts[index]?.kind === 'refused').map(({ name }) => name)
    // A number and the same text as keys of one map: Kubernetes keeps either of them, by chance.
    expect(refused).toEqual(['dup 1/"1"', 'dup true/"true"'])
  })

  test.each(streams)('H17, H18, H19, H20: a stream is cut where kubectl cuts it: %j', (text) => {
    const [answer] = oracle('streams', [text])
    const read = readManifests({ text, file: 'stream' })

    const ours = read.ok ? `{"ok":${JSON.stringify(read.value.map(({ id }) => id.name))}}` : 'refused'
    const theirs = answer?.ok === true ? `{"ok":${JSON.stringify(namesIn(answer.json))}}` : 'refused'
    expect(ours).toBe(theirs)
  })
})

const wrong = (verdicts: readonly Verdict[]): readonly Verdict[] => verdicts.filter(({ kind }) => kind === 'differs' || kind === 'unstable')

const asSpec = (text: string): string =>
  `apiVersion: example.com/v1\nkind: Sample\nmetadata:\n  name: a\nspec:\n${text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `  ${line}\n`)
    .join('')}`

function namesIn(documents: string): readonly string[] {
  const objects: readonly { readonly metadata: { readonly name: string } }[] = JSON.parse(documents)
  return objects.map(({ metadata }) => metadata.name)
}

const decodeCases = (text: string): readonly { readonly name: string; readonly in: string }[] => JSON.parse(text)
