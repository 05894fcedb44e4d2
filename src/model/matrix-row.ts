import type { Shard } from './shard.ts'

/** A job of a matrix: the part of the work that it does, and by which its result is counted. */
export type Row = Shard & {
  /** What the matrix was made of; a job that sees other files does another matrix' work. */
  readonly commit: string
  /** Stands for all rows of the matrix. */
  readonly matrix: string
  /** '' for the part that its number says of everything. */
  readonly environment: string
  /** '' for all of the environment. */
  readonly release: string
}

/** One word for all of it, so that no job can take the work of one row and the number of another. */
export const rowText = ({ index, count, commit, matrix, environment, release }: Row): string =>
  [`${index}`, `${count}@${commit}-${matrix}`, environment, release].filter((part) => part !== '').join('/')

/** The row that such a word stands for; undefined where it is none. */
export function readRow(text: string): Row | undefined {
  const [, index, count, commit, matrix, environment = '', release = ''] = form.exec(text) ?? []
  if (commit === undefined || matrix === undefined) return undefined
  const row = { index: Number(index), count: Number(count), commit, matrix, environment, release }
  return row.index >= 1 && row.index <= row.count ? row : undefined
}

const form = /^(\d{1,3})\/(\d{1,3})@([0-9a-f]{40,64})-([0-9a-f]{16})(?:\/([^/]+)(?:\/([^/]+))?)?$/
