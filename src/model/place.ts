/** A line of a file of the workspace: the path from its root, and the line counted from 1. */
export type Place = { readonly file: string; readonly line: number }
