import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFiles } from '../../src/adapters/files.ts'
import { own } from '../../src/adapters/files/process-birth.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { render } from '../../src/pipeline/render.ts'
import type { Files } from '../../src/ports/files.ts'
import type { Ports } from '../../src/ports/ports.ts'

/** What happens to a run at its n-th call that writes. */
export type Fault = { readonly kind: 'kill' | 'full'; readonly at: number }

/** A workspace on a real disk, whose releases hold one ConfigMap each, made of one word. */
export type World = {
  readonly root: string
  readonly setValues: (values: ReadonlyMap<string, string>) => void
  readonly edit: (release: string, text: string) => void
  readonly run: (options?: { readonly isCheck?: boolean; readonly fault?: Fault }) => Promise<Outcome>
  /** The word that stands in each release, as the next reader sees it; "torn" where its files do not belong together. */
  readonly standing: () => Promise<ReadonlyMap<string, string>>
  /** Paths below rendered/ that only a run may leave there for a moment. */
  readonly leftovers: () => readonly string[]
  readonly end: () => void
}

export function createWorld(): World {
  const root = mkdtempSync(join(tmpdir(), 'sluice-model-'))
  const texts = new Map<string, string>()
  mkdirSync(join(root, 'values/e'), { recursive: true })
  writeFileSync(join(root, 'values/e/capabilities.yml'), 'kubeVersion: "1.35.0"\napiVersions: [v1]\n')
  const rendered = join(root, 'rendered')
  const run: World['run'] = async ({ isCheck = false, fault } = {}) => {
    const options = { root, environments: [], releases: [], isCheck, isCommit: false, jobs: 2 }
    try {
      return await render(options, portsOf(faulty(createFiles(root), fault), texts))
    } finally {
      if (fault?.kind === 'kill') forgetOurProcess(rendered)
    }
  }
  return {
    root,
    setValues: (values) => writeValues(root, values),
    edit: (release, text) => writeFileSync(join(rendered, 'e', release, `configmap_ns_${release}.yaml`), text),
    run,
    standing: () => standingIn(createFiles(root), rendered),
    leftovers: () => existing(rendered).filter((path) => path.includes('.sluice-')),
    end: () => rmSync(root, { recursive: true }),
  }
}

const existing = (folder: string): readonly string[] => {
  mkdirSync(folder, { recursive: true })
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
}

function writeValues(root: string, values: ReadonlyMap<string, string>): void {
  for (const [name, word] of values) writeFileSync(join(root, 'values/e', `${name}.yml`), `word: ${word}\n`)
  const releases = [...values.keys()].map((name) => `  - { name: ${name}, namespace: ns, chart: c, repository: ./c, version: 1.0.0, values: [${name}.yml] }\n`)
  writeFileSync(join(root, 'values/e/environment.yml'), values.size === 0 ? 'releases: []\n' : `releases:\n${releases.join('')}`)
}

/** After a kill nothing of the process works any more, its own cleaning included. */
function faulty(files: Files, fault: Fault | undefined): Files {
  let writes = 0
  let isDead = false
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    writes += 1
    if (isDead || (fault?.kind === 'kill' && writes >= fault.at)) {
      isDead = true
      throw new Error('killed')
    }
    if (fault?.kind === 'full' && writes === fault.at) throw new Failure('files-failed', 'Cannot write: the disk is full', { hint: '' })
    return work()
  }
  const cleaning = async (work: () => Promise<void>): Promise<void> => (isDead ? Promise.reject(new Error('killed')) : work())
  return {
    ...files,
    stage: async (...args) => {
      const staged = await guarded(() => files.stage(...args))
      return { putInPlace: () => guarded(() => staged.putInPlace()), discard: () => cleaning(() => staged.discard()) }
    },
  }
}

/** What a killed process leaves behind carries the name of a process that is gone. */
function forgetOurProcess(rendered: string): void {
  const ours = existing(rendered).filter((path) => path.includes(`-${own.pid}-${own.birth}-`) && !path.slice(path.indexOf('.sluice-')).includes('/'))
  for (const path of ours) renameSync(join(rendered, path), join(rendered, path.replace(`-${own.pid}-`, '-999999999-')))
}

async function standingIn(files: Files, rendered: string): Promise<ReadonlyMap<string, string>> {
  const names = await files.walk(rendered)
  const releases = [...new Set(names.map((name) => name.split('/')[1] ?? ''))]
  return new Map(releases.map((release) => [release, wordIn(rendered, release, names)]))
}

function wordIn(rendered: string, release: string, names: readonly string[]): string {
  const files = names.filter((name) => name.startsWith(`e/${release}/`)).map((name) => name.slice(`e/${release}/`.length))
  const isWhole = files.toString() === `configmap_ns_${release}.yaml,render.yml`
  if (!isWhole) return 'torn'
  return /word: (\w+)/.exec(readFileSync(join(rendered, 'e', release, `configmap_ns_${release}.yaml`), 'utf8'))?.[1] ?? 'torn'
}

const absent = () => Promise.reject(new Error('render asks for none of these'))

const place = async () => ({ path: '/helm', origin: 'PATH' })

function portsOf(files: Files, texts: Map<string, string>): Ports {
  const chart = {
    path: '/c',
    name: 'c',
    version: '1.0.0',
    appVersion: '',
    digest: `sha256:${'0'.repeat(64)}`,
    manifestDigest: '',
    otherSubcharts: [],
    calls: [],
  }
  return {
    files,
    clock: { now: () => 0, time: () => '2026-01-01T00:00:00.000Z', today: () => '2026-01-01', since: () => 0 },
    terminal: { say: () => undefined, tell: () => undefined, during: (_status, work) => work(), input: absent, ask: absent },
    timer: { elapsed: () => 0, sleep: absent },
    interrupts: { during: absent },
    runner: { who: '', where: '', run: '' },
    cores: 2,
    cache: async () => ({ read: async (key) => texts.get(key), keep: async (key, text) => void texts.set(key, text) }),
    helm: async () => ({
      version: async () => 'v4.1.4',
      digest: async () => 'sha256:',
      place,
      template: async (args) => ({ stdout: printed(args), stderr: '' }),
    }),
    charts: async () => ({ fetch: async () => chart, fetchUnlocked: async () => chart, newest: async () => undefined }),
    git: absent,
    github: absent,
    packing: absent,
    kubectl: absent,
    cluster: absent,
    rights: absent,
    clusterWrites: absent,
    serverView: absent,
  }
}

/** What helm would print: the word of the values file in an object that bears the release's name. */
function printed(args: readonly string[]): string {
  const [name = ''] = args.slice(-2)
  const file = args.find((arg) => arg.startsWith('--values='))?.slice('--values='.length) ?? ''
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: ns }\ndata: { ${readFileSync(file, 'utf8').trim()} }\n`
}
