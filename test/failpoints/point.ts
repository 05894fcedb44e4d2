/** One call of a port, and what happens there. */
export type Point = {
  /** Such as "kubectl.apply". */
  readonly call: string
  /** The n-th such call of the process. */
  readonly nth: number
  readonly when: 'before' | 'after'
  readonly action: Action
}

export type Action = (typeof actions)[number]

/**
 * kill: the process is gone at once. fail: the call is refused; after it was sent, its answer is lost. wait: it goes on when the file that
 * SLUICE_FAILPOINT_GATE names is there, and says by the file beside it, "<gate>.reached", that it waits. clock-forward, clock-back: somebody sets the clock of
 * this machine by an hour.
 */
const actions = ['kill', 'fail', 'wait', 'clock-forward', 'clock-back'] as const

// The states of an apply, by the call that leads into them.
const named: Readonly<Record<string, { readonly call: string; readonly when: Point['when'] }>> = {
  sending: { call: 'kubectl.apply', when: 'before' },
  sent: { call: 'kubectl.apply', when: 'after' },
}

/** "apply.wave.2.sent:kill", or any call of a port: "cluster.read.1.before:fail". Throws where it is neither: a point that never comes would prove nothing. */
export function pointOf(text: string): Point {
  const [place = '', action = ''] = text.split(':')
  const [port = '', method = '', count = '', when = ''] = place.split('.')
  const state = port === 'apply' && method === 'wave' ? named[when] : undefined
  const point = { call: state?.call ?? `${port}.${method}`, nth: Number(count), when: state?.when ?? when, action }
  if (isPoint(point)) return point
  throw new Error(`SLUICE_FAILPOINT is "${text}", expected apply.wave.<n>.sending|sent or <port>.<call>.<n>.before|after, then :${actions.join('|')}`)
}

const isPoint = (point: { call: string; nth: number; when: string; action: string }): point is Point =>
  point.nth >= 1 && ['before', 'after'].includes(point.when) && actions.some((action) => action === point.action)
