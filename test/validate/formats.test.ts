import { expect, test } from 'vitest'
import { wrongWith } from './build.ts'

/** What the server takes, and what it refuses, where that is not what one would think. */
const examples: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['duration', ['22 ns', '3 days', '2w', '1.5 days', '0', '1h-', '-5s', '.5s'], ['1x', '5 parsecs', 'h', '']],
  ['ipv4', ['01.2.3.4', '::ffff:1.2.3.4'], ['1.2.3', '1.2.3.256']],
  ['ipv6', ['::ffff:1.2.3.4', '::'], ['fe80::1%eth0', '1.2.3.4', '1::2::3', '12345::']],
  ['cidr', ['010.0.0.0/8', '10.0.0.1/08', '::/0'], ['10.0.0.0', '10.0.0.0/33']],
  ['hostname', ['localhost', '1a.com', 'bücher.example'], ['A.B', 'x.1', '1.2.3.4', 'a.b.']],
  ['email', ['a@b', 'Bob <b@x.y>', 'a@[1.2.3.4]', '"a b"@c', 'g: a@b;'], ['a..b@c', 'a@', 'g: a@b, c@d;']],
  ['uri', ['a:b', '//x', '/path', 'http://[fe80::1%25en0]/'], ['path', 'http://a b/', 'http://[::1', '/a%zz']],
  ['date', ['2024-02-29'], ['2023-02-29', '2024-1-1']],
  ['date-time', ['2024-02-29t12:34:56z', '2024-02-29T12:34:56.789+01:30'], ['2024-02-29 12:34:56Z', '2024-02-29T12:34:56']],
  ['byte', ['YWI=', '+/8='], ['', 'YWI', '_-8=', 'YWI=\n']],
  ['mac', ['001122334455', '0011.2233.4455', '00:11:22:33:44:55:66:77'], ['00:11:22:33:44', '00:11-22:33:44:55']],
  ['ssn', ['123-45-6789'], ['123456789']],
  ['isbn', ['0321751043', '978-0321751041', '080442957X'], ['0321751044']],
  ['creditcard', ['4111 1111 1111 1111'], ['4111111111111112']],
  ['uuid4', ['123e4567e89b42d3a456426614174000'], ['123e4567-e89b-12d3-a456-426614174000']],
  ['k8s-short-name', ['a-b'], ['A', '-a', 'a.b']],
  ['time', ['anything'], []],
]

test.each(examples)('the format %s takes and refuses what the server does', (format, fine, wrong) => {
  const refused = [...fine, ...wrong].filter((text) => wrongWith({ type: 'string', format }, text).length > 0)

  expect(refused).toEqual(wrong)
})

test('a format that came with a later version is not checked', () => {
  expect(wrongWith({ type: 'string', format: 'k8s-short-name' }, 'A', { minor: 33 })).toEqual([])
})

test('a known format lets a list pass in the place of text', () => {
  expect(wrongWith({ type: 'string', format: 'password' }, [])).toEqual([])
  expect(wrongWith({ type: 'string', format: 'strange' }, [])).toEqual(['spec TypeInvalid type'])
})
