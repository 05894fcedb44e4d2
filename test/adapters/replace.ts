import type { Files } from '../../src/ports/files.ts'

/** Builds a folder and puts it in place at once, with every file written anew. */
export async function replace(files: Files, path: string, texts: ReadonlyMap<string, string>): Promise<void> {
  await (await files.stage(path, texts, new Set())).putInPlace()
}
