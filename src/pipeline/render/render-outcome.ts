import { posix } from 'node:path'
import type { EnvironmentOutcome, Note, Outcome } from '../../model/outcome.ts'
import type { Environment } from '../../model/workspace.ts'
import { emptyOutcome } from '../outcomes.ts'
import type { RenderOptions, RenderPlan } from './plan-render.ts'
import { labelOf } from './release-job.ts'
import type { Rendering } from './rendering.ts'

/** What was rendered, and what that does to rendered/, as reports tell it. */
export function renderOutcome({ workspace, renderings, stale, hasMoved }: RenderPlan, options: RenderOptions, commit: Note | undefined): Outcome {
  return {
    ...emptyOutcome('render'),
    exitCode: options.isCheck && hasMoved ? 10 : 0,
    environments: workspace.environments.map((environment) => environmentOutcome(environment, renderings)),
    notes: [
      ...renderings.flatMap(({ job, notes }) => notes.map((note) => ({ ...note, text: `${labelOf(job)}: ${note.text}` }))),
      ...movedNotes(options, renderings),
      ...stale.map((folder) => staleNote(options, folder)),
      ...(commit === undefined ? [] : [commit]),
    ],
    ...closing(options, renderings, hasMoved),
  }
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
  if (!hasMoved)
    return { summary: renderings.length === 0 ? 'There is no release to render.' : 'What stands under rendered/ is what the inputs give.', next: '' }
  if (isCheck) return { summary: 'rendered/ is not what the inputs give. Nothing was written.', next: 'npm run render' }
  const written = renderings.filter((rendering) => rendering.hasMoved).reduce((sum, { compared }) => sum + compared.added.length + compared.changed.length, 0)
  return { summary: `rendered/: ${written} ${written === 1 ? 'file' : 'files'} written.`, next: 'npm run diff' }
}
