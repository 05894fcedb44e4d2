/** Who runs this, as other people find them. */
export type Runner = {
  /** A person or a bot, such as "anna". */
  readonly who: string
  /** The address of a pipeline's run, else the machine. */
  readonly where: string
  /** Another one for each process: two jobs of one host are two runs. */
  readonly run: string
}
