/** The person, if there is one. Life signs go to stderr, never to stdout. */
export interface Terminal {
  /** A life sign, one line. */
  say(line: string): void
  /** Shows how a long work goes on: on a terminal one line that is drawn again and gone at the end, elsewhere a line now and then. */
  during<T>(status: () => string, work: () => Promise<T>): Promise<T>
  /** A part of the work of `during` is done: a line, but on a terminal, where the other one says it. */
  tell(line: string): void
  /** Everything on standard input. */
  input(): Promise<string>
  /** Asks and gives the typed line; undefined where nobody can answer. */
  ask(question: string): Promise<string | undefined>
}
