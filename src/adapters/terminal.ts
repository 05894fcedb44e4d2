import { isUtf8 } from 'node:buffer'
import { createInterface } from 'node:readline'
import { Failure } from '../model/failure.ts'
import type { Terminal } from '../ports/terminal.ts'
import { plainLine } from './terminal/plain-line.ts'
import { createStatusLine } from './terminal/status-line.ts'

/** What is written on stdin, stderr and the keyboard of this process. */
export const createTerminal = (): Terminal => ({ ...createStatusLine(process.stderr, process.env), input: readInput, ask })

// More than any cluster's manifests; what has no end must not fill the memory.
const maxBytes = 2 ** 28

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  let count = 0
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk)
    count += bytes.length
    if (count > maxBytes) throw unreadable(`it has more than ${maxBytes / 2 ** 20} MiB`)
    chunks.push(bytes)
  }
  const whole = Buffer.concat(chunks)
  if (!isUtf8(whole)) throw unreadable('it is not UTF-8 text')
  return whole.toString('utf8')
}

const unreadable = (why: string): Failure => new Failure('input-invalid', `Cannot read standard input: ${why}`, { hint: 'Pipe manifests in, as UTF-8 text' })

/** Undefined where nobody sits at a keyboard and sees the question, and where the answer is Ctrl-C or Ctrl-D. */
async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const { promise, resolve } = Promise.withResolvers<string | undefined>()
    lines.question(plainLine(question), resolve)
    lines.once('close', () => resolve(undefined))
    return await promise
  } finally {
    lines.close()
  }
}
