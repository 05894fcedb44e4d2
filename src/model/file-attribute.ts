/** What Git's attributes say of a file: 'set', 'unset', or a text. */
export type FileAttribute = { readonly file: string; readonly name: string; readonly value: string }
