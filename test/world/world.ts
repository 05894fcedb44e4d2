import { createHash } from 'node:crypto'
import { Failure } from '../../src/model/failure.ts'
import type { JsonObject } from '../../src/model/json.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { apply } from '../../src/pipeline/apply.ts'
import { drift } from '../../src/pipeline/drift.ts'
import { render } from '../../src/pipeline/render.ts'
import type { LocalChart } from '../../src/ports/charts.ts'
import type { Git } from '../../src/ports/git.ts'
import type { Ports } from '../../src/ports/ports.ts'
import { createVirtualTime } from '../pipeline/virtual-time.ts'
import { clusterOf, kubectlOf, writesOf, type Request } from './cluster-ports.ts'
import { Killed, strikeAt, type Fault } from './faults.ts'
import { firstStep, memoryFiles } from './memory-files.ts'
import { createServer, type Server } from './server.ts'

/** Everything outside of the program, made of one seed's draws: no disk, no clock, no child process, no network. */
export type World = {
  readonly server: Server
  /** Renders and commits a chart that holds these objects. */
  readonly release: (objects: readonly JsonObject[]) => Promise<void>
  /** One process that applies; `who` names it, and faults happen to its requests. */
  readonly apply: (who: string, faults?: readonly Fault[]) => Promise<Ended>
  /** The same of one that goes on beside whatever comes next; `finish` waits for it. */
  readonly begin: (who: string, faults: readonly Fault[]) => Promise<Ended>
  readonly finish: (process: Promise<Ended>) => Promise<Ended>
  /** Two that apply at the same time. */
  readonly applyBoth: (one: string, other: string) => Promise<readonly Ended[]>
  /** Who sent each object that kubectl sent, in that order. */
  readonly senders: readonly string[]
  /** Names of the ConfigMaps that somebody wrote by hand while a process ran. */
  readonly handwritten: readonly string[]
  readonly drift: () => Promise<Outcome>
  /** So much time passes in which nobody does anything. */
  readonly rest: (ms: number) => Promise<void>
}

/** How a process ended. */
export type Ended = { readonly kind: 'done'; readonly outcome: Outcome } | { readonly kind: 'failed'; readonly failure: Failure } | { readonly kind: 'killed' }

const root = '/workspace'
const start = Date.parse('2026-01-01T00:00:00Z')
// What a request takes, and how long the server needs to serve a new kind.
const latencyMs = 200
const establishMs = 1_500
// How much time passes between two looks whether a process has ended.
const stepMs = 2_000

/** With `isForced`, every apply takes what others own. */
export async function createWorld({ isForced = true }: { readonly isForced?: boolean } = {}): Promise<World> {
  const time = createVirtualTime()
  const wall = { step: 0 }
  const now = (): number => start + time.now() + wall.step
  const timeText = (): string => new Date(now()).toISOString()
  const server = createServer({ now: time.now, time: timeText, establishMs })
  server.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } }, 'server')
  const texts = new Map(Object.entries(workspace))
  const commits: ReadonlyMap<string, string>[] = []
  const stepClock = (ms: number): void => void (wall.step += ms)
  const chart = { text: '' }
  const senders: string[] = []
  const handwritten: string[] = []

  const portsFor = (who: string, faults: readonly Fault[] = [], die = () => {}): Ports => {
    const timer = time.timer()
    const strike = strikeAt(faults, { server, stepClock, die, sleep: (ms) => timer.sleep(ms), wrote: (name) => void handwritten.push(name) })
    const request: Request = async (what, work) => {
      await timer.sleep(latencyMs)
      if (what === 'apply') senders.push(who)
      return strike(what, work)
    }
    return {
      files: memoryFiles(texts),
      clock: { now, time: timeText, today: () => timeText().slice(0, 10), since: (text) => now() - Date.parse(text) },
      timer,
      interrupts: { during: (work) => work(new AbortController().signal) },
      runner: { who, where: 'a world', run: who },
      terminal: { say: () => undefined, tell: () => undefined, during: (_status, work) => work(), input: nobody, ask: nobody },
      cores: 2,
      git: async () => gitOf(commits),
      github: nobody,
      helm: async () => ({
        version: async () => 'v4.1.4',
        digest: async () => 'sha256:',
        place: async () => ({ path: '/helm', origin: 'PATH' }),
        template: async () => ({ stdout: chart.text, stderr: '' }),
      }),
      charts: async () => ({ fetch: async () => chartOf(chart.text), fetchUnlocked: async () => chartOf(chart.text), newest: async () => undefined }),
      packing: nobody,
      cache: async () => ({ read: async () => undefined, keep: async () => undefined }),
      kubectl: async () => kubectlOf(server, request),
      cluster: async () => clusterOf(server, { request, timer, time: timeText }),
      clusterWrites: async () => writesOf(server, request),
      rights: async () => ({ kinds: async () => [], isAlmighty: async () => true, missing: async () => [], tried: async () => 'allowed' as const }),
      serverView: async () => ({ schemaPlaces: async () => new Map(), schemas: async () => null, dryRun: nobody }),
    }
  }

  /** Time passes until the work is over. */
  const through = async <T>(work: Promise<T>): Promise<T> => {
    const state = { isOver: false }
    const watched = work.finally(() => Object.assign(state, { isOver: true }))
    watched.catch(() => undefined)
    while (!state.isOver) await time.pass(stepMs)
    return watched
  }

  const selection = { root, environments: [], releases: [], isTried: false }
  const options = {
    ...selection,
    mode: 'server',
    isForced,
    token: undefined,
    scope: 'all',
    isConfirmed: true,
    isPrintStream: false,
    revision: '',
    isWaiting: true,
    timeoutMs: 300_000,
    lock: { isOff: false, patienceMs: 300_000 },
    prune: { isOn: false, named: [] },
    result: '',
  } as const
  const process = (who: string, faults: readonly Fault[] = []): Promise<Ended> => {
    const { promise: death, reject } = Promise.withResolvers<never>()
    return ended(
      Promise.race([
        apply(
          options,
          portsFor(who, faults, () => reject(new Killed(who))),
        ),
        death,
      ]),
    )
  }
  return {
    server,
    senders,
    handwritten,
    rest: time.pass,
    release: async (objects) => {
      chart.text = objects.map((object) => JSON.stringify(object)).join('\n---\n')
      await through(render({ ...selection, isCheck: false, isCommit: false, jobs: 1 }, portsFor('anna')))
      commits.push(new Map(texts))
    },
    apply: (who, faults = []) => through(process(who, faults)),
    begin: process,
    finish: through,
    applyBoth: (one, other) => through(Promise.all([process(one), process(other)])),
    drift: () => through(drift({ ...selection, isTried: false }, portsFor('nightly'))),
  }
}

const workspace = {
  [`${root}/values/e/capabilities.yml`]: 'kubeVersion: "1.36.3"\napiVersions: [v1, apiextensions.k8s.io/v1, world.example.com/v1]\n',
  [`${root}/values/e/environment.yml`]: 'cluster: { context: here }\nreleases:\n  - { name: r, namespace: ns, chart: c, repository: ./c, version: 1.0.0 }\n',
}

// Other text, other bytes: what was rendered of the former ones is not taken for these.
const chartOf = (text: string): LocalChart => ({
  path: '/c',
  name: 'c',
  version: '1.0.0',
  appVersion: '',
  digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
  manifestDigest: '',
  otherSubcharts: [],
  calls: [],
})

const nobody = async (): Promise<never> => Promise.reject(new Error('nobody answers that in this world'))

/** A default branch on which one commit follows the other. */
function gitOf(commits: readonly ReadonlyMap<string, string>[]): Git {
  const name = (index: number): string | undefined => (index >= 0 && index < commits.length ? `commit-${index}` : undefined)
  const head = commits.length - 1
  const indexOf = (revision: string | undefined): number => (revision === undefined || revision === 'HEAD' ? head : Number(revision.slice('commit-'.length)))
  const filesAt = (revision: string, path: string): ReadonlyMap<string, string> =>
    new Map(
      [...(commits[indexOf(revision)] ?? [])].flatMap(([file, text]) =>
        file.startsWith(`${root}/${path}/`) ? [[file.slice(root.length + 1), text] as const] : [],
      ),
    )
  return {
    isRepository: async () => true,
    head: async () => name(head),
    modified: async () => [],
    tree: async (revision, path) => filesAt(revision, path),
    copy: async () => {
      throw new Error('No verb of these tests copies a commit')
    },
    list: async (revision, path) => [...new Set([...filesAt(revision, path).keys()].map((file) => firstStep(file.slice(path.length + 1))))].toSorted(),
    base: async (commit) => name(indexOf(commit) - 1),
    reviewed: async (commit) => name(indexOf(commit)),
    isMerged: async () => true,
    isOnBranch: async () => true,
    resolve: async (revision) => name(indexOf(revision)) ?? revision,
    changedSince: nobody,
    treeOf: async (revision) => name(indexOf(revision)),
    attributes: async () => [],
    setBy: async (lines) => lines.map(() => undefined),
    commit: nobody,
    proposed: nobody,
    commitTree: nobody,
    push: nobody,
    fetchCommit: nobody,
    blob: nobody,
  }
}

async function ended(work: Promise<Outcome>): Promise<Ended> {
  try {
    return { kind: 'done', outcome: await work }
  } catch (error) {
    if (error instanceof Failure) return { kind: 'failed', failure: error }
    if (error instanceof Killed) return { kind: 'killed' }
    throw error
  }
}
