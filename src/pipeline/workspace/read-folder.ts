import { posix } from 'node:path'
import type { Files } from '../../ports/files.ts'

/** All files below a folder: relative path → text. Empty where there is no folder. */
export async function readFolder(files: Pick<Files, 'walk' | 'readText'>, folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await files.walk(folder)
  const texts = await Promise.all(names.map(async (name) => [name, (await files.readText(posix.join(folder, name))) ?? ''] as const))
  return new Map(texts)
}
