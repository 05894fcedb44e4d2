import { posix } from 'node:path'
import type { EnvironmentOutcome, Note, Outcome } from '../model/outcome.ts'
import type { Environment } from '../model/workspace.ts'
import type { Ports } from '../ports/ports.ts'
import { allOrFailure } from './all-or-failure.ts'
import { commitRendered } from './commit-rendered.ts'
import { inParallel } from './in-parallel.ts'
import { loadWorkspace, type Selection } from './load-workspace.ts'
import { emptyOutcome } from './outcomes.ts'
import type { ReleaseJob } from './release-job.ts'
import { renderRelease, type Rendering } from './render-release.ts'
import { refuseSharedIdentities } from './shared-identities.ts'

export type RenderOptions = Selection & {
  /** Write nothing; say whether rendered/ is what the inputs give. */
  readonly isCheck: boolean
  /** Commit rendered/ alone afterwards. */
  readonly isCommit: boolean
}

// One more than the cores of a small runner: while one release waits for the disk or its text is read, helm has another.
const width = 3

/** Charts and values → the rendered tree, written only when every release could be rendered. */
export async function render(options: RenderOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const workspace = await loadWorkspace(ports.files, options)
  const jobs = workspace.environments.flatMap((environment) =>
    environment.releases.map((release): ReleaseJob => ({ root: options.root, environment, release })),
  )
  const renderings = allOrFailure(await inParallel(jobs, width, (job) => renderAloud(job, { ports, isTrusted: !options.isCheck })))
  refuseSharedIdentities(renderings)
  const helmDone = ports.clock.now()

  const stale = options.releases.length > 0 ? [] : await staleFolders(options.root, workspace.environments, ports)
  if (!options.isCheck) await write(renderings, stale, ports)
  const commit = options.isCommit && !options.isCheck ? await commitRendered(options.root, renderings, ports) : undefined

  const hasMoved = stale.length > 0 || renderings.some((rendering) => rendering.hasMoved)
  return {
    ...emptyOutcome('render'),
    exitCode: options.isCheck && hasMoved ? 10 : 0,
    environments: workspace.environments.map((environment) => environmentOutcome(environment, renderings)),
    notes: [
      ...renderings.flatMap(({ notes }) => notes),
      ...movedNotes(options, renderings),
      ...stale.map((folder) => staleNote(options, folder)),
      ...(commit === undefined ? [] : [commit]),
    ],
    ...closing(options, renderings, hasMoved),
    timings: { render: helmDone - started, write: ports.clock.now() - helmDone },
  }
}

async function renderAloud(job: ReleaseJob, { ports, isTrusted }: { ports: Ports; isTrusted: boolean }): Promise<Rendering> {
  const rendering = await renderRelease(job, { ports, isTrusted })
  ports.terminal.say(`render ${job.environment.name} ${job.release.name} ${job.release.version} ${rendering.hasMoved ? 'done' : 'unchanged'}`)
  return rendering
}

async function write(renderings: readonly Rendering[], stale: readonly string[], ports: Ports): Promise<void> {
  for (const { folder, files, hasMoved } of renderings) {
    if (hasMoved) await ports.files.replaceFolder(folder, files)
  }
  for (const folder of stale) await ports.files.replaceFolder(folder, new Map())
}

/** Folders of releases that environment.yml no longer lists. */
async function staleFolders(root: string, environments: readonly Environment[], ports: Ports): Promise<readonly string[]> {
  const perEnvironment = await Promise.all(
    environments.map(async ({ name, releases }) => {
      const folder = posix.join(root, 'rendered', name)
      const names = (await ports.files.list(folder)).filter((entry) => entry.endsWith('/')).map((entry) => entry.slice(0, -1))
      return names.filter((entry) => !releases.some((release) => release.name === entry)).map((entry) => posix.join(folder, entry))
    }),
  )
  return perEnvironment.flat()
}

const staleNote = ({ root, isCheck }: RenderOptions, folder: string): Note => ({
  sign: 'deleted',
  text: `${posix.relative(root, folder)}: no environment.yml lists this release any more${isCheck ? '' : ', so its files are gone'}`,
})

function movedNotes({ root, isCheck }: RenderOptions, renderings: readonly Rendering[]): readonly Note[] {
  if (!isCheck) return []
  return renderings.flatMap(({ folder, compared, hasMoved }) => {
    const place = posix.relative(root, folder)
    const files: Note[] = [
      ...compared.added.map((name): Note => ({ sign: 'added', text: `${place}/${name}` })),
      ...compared.changed.map((name): Note => ({ sign: 'changed', text: `${place}/${name}` })),
      ...compared.removed.map((name): Note => ({ sign: 'deleted', text: `${place}/${name}` })),
    ]
    return hasMoved && files.length === 0 ? [{ sign: 'changed', text: `${place}/render.yml` }] : files
  })
}

function environmentOutcome(environment: Environment, renderings: readonly Rendering[]): EnvironmentOutcome {
  const own = renderings.filter(({ job }) => job.environment === environment)
  const releases = own.map(({ job: { release }, provenance, compared }) => ({
    name: release.name,
    version: release.version,
    objects: provenance.objects,
    added: compared.added.length,
    changed: compared.changed.length,
    removed: compared.removed.length,
    digest: provenance.digest,
  }))
  return { name: environment.name, releases }
}

function closing({ isCheck }: RenderOptions, renderings: readonly Rendering[], hasMoved: boolean): Pick<Outcome, 'summary' | 'next'> {
  if (!hasMoved) return { summary: 'What stands under rendered/ is what the inputs give.', next: '' }
  if (isCheck) return { summary: 'rendered/ is not what the inputs give. Nothing was written.', next: 'npm run render' }
  const written = renderings.filter((rendering) => rendering.hasMoved).reduce((sum, { compared }) => sum + compared.added.length + compared.changed.length, 0)
  return { summary: `rendered/: ${written} ${written === 1 ? 'file' : 'files'} written.`, next: 'npm run diff' }
}
