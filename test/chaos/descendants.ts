import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'

/** Processes below another one that run this program. What ends while we look is none of them. */
export function descendants(pid: number, program: string): readonly number[] {
  const children = childrenOf(pid)
  return [...children.filter((child) => runs(child, program)), ...children.flatMap((child) => descendants(child, program))]
}

function childrenOf(pid: number): readonly number[] {
  return orNone(() =>
    readdirSync(`/proc/${pid}/task`).flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number)),
  )
}

const runs = (pid: number, program: string): boolean => orNone(() => [basename(readlinkSync(`/proc/${pid}/exe`))]).some((name) => name.startsWith(program))

function orNone<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read()
  } catch {
    return []
  }
}
