import { plainLine } from './plain-line.ts'

/** Text on stderr, with at most one line that is drawn again and again below it. */
export type StatusLine = { readonly say: (line: string) => void; readonly tell: (line: string) => void; readonly during: During }

type During = <T>(status: () => string, work: () => Promise<T>) => Promise<T>

// Smooth to the eye; and a CI runner ends what is silent for minutes.
const redrawMs = 100
const heartbeatMs = 30_000

export function createStatusLine(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): StatusLine {
  const isLive = stream.isTTY && env['TERM'] !== 'dumb'
  let isDrawn = false
  const erase = (): void => {
    if (isDrawn) stream.write('\r\u001B[2K')
    isDrawn = false
  }
  const say = (line: string): void => {
    erase()
    stream.write(`${plainLine(line)}\n`)
  }
  const draw = (line: string): void => {
    erase()
    // A line that is wrapped could not be drawn over.
    stream.write(plainLine(line).slice(0, Math.max(0, stream.columns - 1)))
    isDrawn = true
  }
  const during: During = async (status, work) => {
    const timer = setInterval(() => (isLive ? draw(status()) : say(status())), isLive ? redrawMs : heartbeatMs)
    try {
      return await work()
    } finally {
      clearInterval(timer)
      erase()
    }
  }
  return { say, during, tell: (line) => (isLive ? undefined : say(line)) }
}
