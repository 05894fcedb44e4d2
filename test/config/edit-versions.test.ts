import { assert, boolean, constantFrom, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { withVersions } from '../../src/config/config.ts'

const old = `sha256:${'0'.repeat(64)}`
const digest = `sha256:${'a'.repeat(64)}`
const edit = { release: 'b', version: '2.0.0', digest }

const edited = (text: string, edits = [edit]): string => {
  const read = withVersions(text, 'values/e/environment.yml', edits)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

const commented = `# Who owns this: the platform team.
cluster: { context: here }   # spaces stay
releases:
  # The first.
  - name: a
    version: 1.0.0
    digest: ${old}

  - version: "1.0.0" # on purpose, see the issue
    digest: '${old}' # of the .tgz
    name: b # 1.0.0
    chart: b

    values: [ x.yml,   y.yml ]
  - { name: c, version: 1.0.0, chart: c }
# The end.
`

test('another version and digest change nothing else: comments, order, quotes and spaces stay', () => {
  const lines = commented.split('\n')

  const found = edited(commented).split('\n')

  expect(found.filter((line, index) => line !== lines[index])).toEqual([
    '  - version: "2.0.0" # on purpose, see the issue',
    `    digest: '${digest}' # of the .tgz`,
  ])
  expect(found).toHaveLength(lines.length)
})

test.each([
  ['a block', '- name: b\n    version: 1.0.0 # why\n    chart: b', `- name: b\n    version: 2.0.0 # why\n    digest: ${digest}\n    chart: b`],
  ['a block that begins with the version', '- version: 1.0.0\n    name: b', `- version: 2.0.0\n    digest: ${digest}\n    name: b`],
  ['brackets', '- { name: b, version: 1.0.0, chart: b }', `- { name: b, version: 2.0.0, digest: ${digest}, chart: b }`],
  ['brackets that end with the version', '- {name: b, version: 1.0.0}', `- {name: b, version: 2.0.0, digest: ${digest}}`],
])('a digest that was missing comes behind the version, in %s', (_name, entry, expected) => {
  expect(edited(`releases:\n  ${entry}\n`)).toBe(`releases:\n  ${expected}\n`)
})

test('a file that does not end its last line, and one of Windows, keep their line ends', () => {
  expect(edited('releases:\n- name: b\n  version: 1.0.0')).toBe(`releases:\n- name: b\n  version: 2.0.0\n  digest: ${digest}`)
  expect(edited('releases:\r\n- name: b\r\n  version: 1.0.0\r\n  chart: b\r\n')).toBe(
    `releases:\r\n- name: b\r\n  version: 2.0.0\r\n  digest: ${digest}\r\n  chart: b\r\n`,
  )
})

test('a digest of "" leaves the digest as it stands', () => {
  expect(edited('releases:\n- { name: b, version: 1.0.0 }\n', [{ ...edit, digest: '' }])).toBe('releases:\n- { name: b, version: 2.0.0 }\n')
})

const shared = 'releases:\n- { name: a, version: &v 1.0.0 }\n- { name: b, version: *v }\n'

test('two releases that share a version by an anchor move together', () => {
  const edits = ['a', 'b'].map((release) => ({ release, version: '2.0.0', digest: '' }))

  expect(edited(shared, edits)).toBe(shared.replace('1.0.0', '2.0.0'))
})

test.each([
  ['another release shares the version by an anchor', shared],
  ['the version is a text of several lines', 'releases:\n- name: b\n  version: >-\n    1.0.0\n  chart: b\n'],
])('where %s, it is refused, as something else would change', (_name, text) => {
  const read = withVersions(text, 'values/e/environment.yml', [edit])

  expect(read).toMatchObject({ ok: false, problems: [{ file: 'values/e/environment.yml' }] })
})

test('whatever the file looks like, only the two values move', () => {
  const spaces = integer({ min: 1, max: 3 }).map((count) => ' '.repeat(count))
  const comment = constantFrom('', ' # 1.0.0', ' # version: 1.0.0', ` # ${old}`)
  const quote = constantFrom('', '"', "'")
  const file = record({ space: spaces, comment, quote, hasDigest: boolean(), isFirst: boolean(), eol: constantFrom('\n', '\r\n') })
  assert(
    property(file, ({ space, comment: behind, quote: q, hasDigest, isFirst, eol }) => {
      const keys = [`name:${space}b${behind}`, `version:${space}${q}1.0.0${q}${behind}`, ...(hasDigest ? [`digest: ${old}${behind}`] : []), `chart: "1.0.0"`]
      const ordered = isFirst ? keys : keys.toReversed()
      const text = ['releases:', '- { name: a, version: 1.0.0 }', ...ordered.map((key, index) => `${index === 0 ? '- ' : '  '}${key}`), '# end', ''].join(eol)

      const found = edited(text)

      const releases = [
        { name: 'a', version: '1.0.0' },
        { name: 'b', version: '2.0.0', digest, chart: '1.0.0' },
      ]
      expect(parse(found)).toEqual({ releases })
      expect(found.split(eol).length - text.split(eol).length).toBe(hasDigest ? 0 : 1)
      expect(edited(found)).toBe(found)
    }),
  )
})
