/** The word behind --output as it was typed, before flags are read and whatever is wrong with them; '' where there is none. */
export function askedFormat(argv: readonly string[]): string {
  const joined = argv.find((word) => word.startsWith('--output='))?.slice('--output='.length)
  const flag = argv.indexOf('--output')
  return joined ?? (flag === -1 ? '' : (argv[flag + 1] ?? ''))
}
