/** Large text made small, for files that live in Git. */
export interface Packing {
  /** gzip, as base64: one line of text, the same for the same input. */
  pack(text: string): Promise<string>
  /** Failure 'config-invalid' where it is not what `pack` gave, or larger than a machine should hold. */
  unpack(packed: string): Promise<string>
}
