import type { Readiness } from '../../../apply/apply.ts'
import { keyOf, nameOf, type Manifest } from '../../../model/manifest.ts'
import { notReady } from './not-ready.ts'
import type { Unready, Watch } from './watch.ts'

// Small things are ready within a second; images take minutes, and nobody is faster for being asked more often.
const firstPauseMs = 250
const longestPauseMs = 5_000

/** Asks for all that is not ready yet, kind by kind, until nothing is left, one has failed for good, or the time is over. */
export async function watchReady(manifests: readonly Manifest[], watch: Watch): Promise<void> {
  if (manifests.length === 0) return
  let unready = await lookAt(manifests, watch)
  const { terminal } = watch.work.ports
  await terminal.during(
    () => statusOf(unready, manifests.length),
    () =>
      untilReady(watch, {
        left: () => unready,
        again: async () => {
          const before = unready
          unready = await lookAt(
            before.map(({ manifest }) => manifest),
            watch,
          )
          for (const manifest of arrived(before, unready)) terminal.tell(`ready: ${nameOf(manifest.id)}`)
        },
      }),
  )
}

async function untilReady(watch: Watch, { left, again }: { left: () => readonly Unready[]; again: () => Promise<void> }): Promise<void> {
  const { options, ports } = watch.work
  const deadline = ports.timer.elapsed() + options.timeoutMs
  const failedSince = new Map<string, number>()
  for (let pause = firstPauseMs; left().length > 0; pause = Math.min(pause * 1.5, longestPauseMs)) {
    const now = ports.timer.elapsed()
    for (const { manifest, readiness } of left()) noteFailure(failedSince, keyOf(manifest.id), readiness.kind === 'failed' ? now : undefined)
    const isHopeless = [...failedSince.values()].some((since) => now - since >= watch.patienceMs)
    if (isHopeless || now >= deadline) throw await notReady(left(), { isHopeless, ...watch })
    await ports.timer.sleep(Math.min(pause, deadline - now))
    await again()
  }
}

function noteFailure(failedSince: Map<string, number>, key: string, now: number | undefined): void {
  if (now === undefined) failedSince.delete(key)
  else if (!failedSince.has(key)) failedSince.set(key, now)
}

async function lookAt(manifests: readonly Manifest[], { look, target }: Watch): Promise<readonly Unready[]> {
  const live = new Map((await target.cluster.read(manifests)).map((manifest) => [keyOf(manifest.id), manifest]))
  return manifests.flatMap((manifest) => {
    const found = live.get(keyOf(manifest.id))
    const readiness: Readiness = found === undefined ? { kind: 'waiting', why: 'it is not there' } : look(found)
    return readiness.kind === 'ready' ? [] : [{ manifest, live: found, readiness }]
  })
}

function arrived(before: readonly Unready[], after: readonly Unready[]): readonly Manifest[] {
  const still = new Set(after.map(({ manifest }) => manifest))
  return before.flatMap(({ manifest }) => (still.has(manifest) ? [] : [manifest]))
}

// One line of a terminal.
const mostNamed = 3

function statusOf(unready: readonly Unready[], total: number): string {
  const named = unready.slice(0, mostNamed).map(({ manifest, readiness }) => `${nameOf(manifest.id)}: ${readiness.why}`)
  const more = unready.length > mostNamed ? ` and ${unready.length - mostNamed} more` : ''
  return `${total - unready.length} of ${total} ready; ${named.join('; ')}${more}`
}
