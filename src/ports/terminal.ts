/** The person, if there is one. Life signs go to stderr, never to stdout. */
export interface Terminal {
  /** A life sign, one line. */
  say(line: string): void
  /** Everything on standard input. */
  input(): Promise<string>
  /** Asks and gives the typed line; undefined where nobody can answer. */
  ask(question: string): Promise<string | undefined>
}
