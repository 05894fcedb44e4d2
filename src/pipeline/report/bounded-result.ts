import type { Problem, Read } from '../../model/problem.ts'
import { readResult, type ToldResult } from '../../report/report.ts'
import { nestingOf } from './nesting.ts'

/** What a result of ours keeps to. One of a thousand changed objects is 10 MB; objects nest up to 500 deep, and a result holds them a few steps down. */
export const resultLimits = { bytes: 2 ** 26, nesting: 520 } as const

/** Text of a JSON report → what it tells. What is larger or deeper than any of ours is not even parsed: it could come from anybody. */
export async function boundedResult(text: string, file: string): Promise<Read<ToldResult>> {
  const bytes = Buffer.byteLength(text)
  if (bytes > resultLimits.bytes) return tooMuch(file, `it has ${mebibytes(bytes)} MiB, expected at most ${mebibytes(resultLimits.bytes)} MiB`)
  const nesting = nestingOf(text)
  if (nesting > resultLimits.nesting) return tooMuch(file, `its lists and objects nest ${nesting} deep, expected at most ${resultLimits.nesting}`)
  return readResult(text, file)
}

const mebibytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20)

function tooMuch(file: string, state: string): Read<never> {
  const hint = 'Name a file that --report json=FILE wrote; cut a larger result by --env or --shard, and join the parts with report --merge'
  const problem: Problem = { file, line: 0, column: 0, path: '', message: `Cannot read this result: ${state}`, hint }
  return { ok: false, problems: [problem] }
}
