/** One child's place among the process groups that end when our own process is told to end: a group of its own hears no Ctrl-C. */
export type Seat = {
  /** `interrupted` is called before the group that `pid` leads is ended from here. */
  readonly add: (pid: number, interrupted: () => void) => void
  readonly leave: () => void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

// Signals come to the whole process, so there is one list for all of it.
const live = new Map<number, () => void>()
let seats = 0

/** To be called before a child is started: a signal that came between the start and `add` would leave the child behind. */
export function enter(): Seat {
  let own = 0
  seats += 1
  if (seats === 1) listen()
  return {
    add: (pid, interrupted) => {
      own = pid
      live.set(pid, interrupted)
    },
    leave: () => {
      live.delete(own)
      seats -= 1
      if (seats === 0) ignore()
    },
  }
}

function listen(): void {
  process.on('exit', endAll)
  for (const signal of signals) process.on(signal, onSignal)
}

function ignore(): void {
  process.off('exit', endAll)
  for (const signal of signals) process.off(signal, onSignal)
}

/** Where nobody else listens, the signal keeps its usual meaning once the children are gone. */
function onSignal(signal: NodeJS.Signals): void {
  endAll()
  if (process.listenerCount(signal) > 1) return
  process.off(signal, onSignal)
  process.kill(process.pid, signal)
}

function endAll(): void {
  for (const [pid, interrupted] of live) {
    interrupted()
    endGroup(pid)
  }
}

/** Ends every process of the group that `pid` leads; nothing to do where all are gone. */
export function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

// macOS answers EPERM for a group of zombies.
const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')
