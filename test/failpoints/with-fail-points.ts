import type { Ports } from '../../src/ports/ports.ts'
import type { Point } from './point.ts'

/** What a point does when it comes; a promise that rejects refuses the call. */
export type Act = (point: Point) => Promise<void>

/** The same ports, but for what happens at the points. Every method of every port is a call that a point may name: "kubectl.apply", "files.readText". */
export function withFailPoints(ports: Ports, points: readonly Point[], act: Act): Ports {
  const counts = new Map<string, number>()
  const watched = (call: string, method: (...args: readonly unknown[]) => unknown, args: readonly unknown[]): unknown => {
    const nth = (counts.get(call) ?? 0) + 1
    counts.set(call, nth)
    const here = points.filter((point) => point.call === call && point.nth === nth)
    return here.length === 0 ? method(...args) : around(here, act, async () => method(...args))
  }
  return wrap(ports, (name, value) => {
    if (isMethod(value)) return async (...args: readonly unknown[]) => watchedPort(name, await value(...args), watched)
    return watchedPort(name, value, watched)
  })
}

async function around(points: readonly Point[], act: Act, work: () => Promise<unknown>): Promise<unknown> {
  for (const point of points) if (point.when === 'before') await act(point)
  const answer = await work()
  for (const point of points) if (point.when === 'after') await act(point)
  return answer
}

type Watched = (call: string, method: (...args: readonly unknown[]) => unknown, args: readonly unknown[]) => unknown

function watchedPort(name: string, port: unknown, watched: Watched): unknown {
  if (typeof port !== 'object' || port === null) return port
  return wrap(port, (key, value) => (isMethod(value) ? (...args: readonly unknown[]) => watched(`${name}.${key}`, value, args) : value))
}

function wrap<T extends object>(target: T, change: (name: string, value: unknown) => unknown): T {
  return new Proxy(target, {
    get: (object, key) => {
      const value: unknown = Reflect.get(object, key)
      return typeof key === 'string' && key !== 'then' ? change(key, value) : value
    },
  })
}

const isMethod = (value: unknown): value is (...args: readonly unknown[]) => unknown => typeof value === 'function'
