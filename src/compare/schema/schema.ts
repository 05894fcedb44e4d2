/** How a place is to be compared, as far as a schema says so. */
export type Schema = {
  /** Keys whose values tell items of a list apart; undefined where the schema names none. */
  readonly keys: readonly string[] | undefined
  readonly isQuantity: boolean
  /** Of a property, or of any value of a map. */
  readonly ofKey: (name: string) => Schema | undefined
  readonly ofItem: () => Schema | undefined
}
