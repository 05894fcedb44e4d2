import type { Ports } from '../../ports/ports.ts'
import { labelOf, type ReleaseJob } from './release-job.ts'
import type { Rendering } from './rendering.ts'

/** Life signs of a run over many releases. */
export type Progress = {
  /** What is done, and what takes longest of that which is not. */
  readonly status: () => string
  /** Counts one release while it is rendered. */
  readonly follow: (job: ReleaseJob, work: () => Promise<Rendering>) => Promise<Rendering>
}

export function createProgress(total: number, { clock, terminal }: Pick<Ports, 'clock' | 'terminal'>): Progress {
  const running = new Map<ReleaseJob, number>()
  let done = 0
  const since = (started: number): string => `${((clock.now() - started) / 1000).toFixed(1)} s`
  const follow = async (job: ReleaseJob, work: () => Promise<Rendering>): Promise<Rendering> => {
    const started = clock.now()
    running.set(job, started)
    try {
      const rendering = await work()
      done += 1
      const { environment, release } = job
      const what = rendering.hasMoved ? `done in ${since(started)}` : 'unchanged'
      terminal.tell(`render ${environment.name} ${release.name} ${release.version} ${what}, ${done} of ${total}`)
      return rendering
    } finally {
      running.delete(job)
    }
  }
  const status = (): string => {
    const [oldest] = running
    return `rendering  ${done} of ${total}${oldest === undefined ? '' : `  ${labelOf(oldest[0])}  ${since(oldest[1])}`}`
  }
  return { status, follow }
}
