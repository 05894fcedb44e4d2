import { posix } from 'node:path'
import type { Files } from '../../src/ports/files.ts'

/** A file system in memory: absolute path → text. */
export function memoryFiles(texts: Map<string, string>): Files {
  const below = (folder: string): readonly string[] =>
    [...texts.keys()]
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1))
      .toSorted()
  return {
    readText: async (path) => texts.get(path),
    readGiven: async (path) => texts.get(path),
    list: async (folder) => [...new Set(below(folder).map(firstStep))],
    walk: async (folder) => below(folder),
    realPath: async (path) => (texts.has(path) || below(path).length > 0 ? path : undefined),
    fingerprint: async () => undefined,
    writeText: async (path, text) => void texts.set(path, text),
    exclusively: async (_folder, { work }) => work(),
    stage: async (folder, files) => ({
      putInPlace: async () => {
        for (const name of below(folder)) texts.delete(posix.join(folder, name))
        for (const [name, text] of files) texts.set(posix.join(folder, name), text)
      },
      discard: async () => {},
    }),
  }
}

/** The first entry of a relative path; folders end in "/". */
export const firstStep = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path)
