/** Something that helm reads or prints otherwise than it is written. */
export type Silent = { readonly isWrong: boolean; readonly message: string; readonly hint: string }

/** How helm changes an unquoted value, measured with helm 3.17 and 4.1, which agree; undefined where it does not. */
export const changedValue = (source: string): Silent | undefined => rows.find(({ isMeant }) => isMeant(source))?.said

/** The same for an unquoted key: only booleans become another text. */
export const changedKey = (source: string): Silent | undefined =>
  boolean.test(source) ? doubtful('This key is a boolean to helm, which calls it "true" or "false"', 'Quote the key') : undefined

const doubtful = (message: string, hint: string): Silent => ({ isWrong: false, message, hint })

const boolean = /^(?:y|yes|n|no|on|off)$/i

/** Of digits alone, or hexadecimal. Helm holds every number as a double. */
function size(source: string): bigint {
  const digits = source.replaceAll('_', '').replace(/^[-+]/, '')
  return /^(?:0|[1-9]\d*|0x[\da-f]+)$/i.test(digits) ? BigInt(digits) : 0n
}

const exact = 2n ** 53n

type Row = { readonly isMeant: (source: string) => boolean; readonly said: Silent }

// The first row that fits counts: the worst stands first.
const rows: readonly Row[] = [
  {
    isMeant: (source) => size(source) > exact,
    said: doubtful('This integer is beyond 2^53, so helm rounds it to another one', 'Quote it, if the chart takes text; then no digit is lost'),
  },
  {
    isMeant: (source) => size(source) >= 1_000_000n,
    said: doubtful(
      'A chart that prints this integer by {{ .Values… }} writes it as 1e+06 and the like',
      'Quote it, or see that the chart prints it by int64 or toYaml',
    ),
  },
  {
    isMeant: (source) => /^[-+]?0[\d_]+$/.test(source),
    said: doubtful(
      'Helm does not keep the leading zero: it reads an octal number, such as 0644 as 420, or drops the zero',
      'Quote it; or write the number that is meant, without the zero',
    ),
  },
  {
    isMeant: (source) => boolean.test(source),
    said: doubtful('Helm reads this as a boolean', 'Write true or false, or quote it where the text is meant'),
  },
]
