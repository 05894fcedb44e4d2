import type { Note, Outcome, Update } from '../../model/outcome.ts'
import { emptyOutcome } from '../outcomes.ts'
import type { ReleaseJob } from '../render/release-job.ts'
import type { UpdateOptions } from './update-options.ts'

/** What moves, or would. */
export function updateOutcome(options: UpdateOptions, jobs: readonly ReleaseJob[], updates: readonly Update[]): Outcome {
  const { isCheck, isLock } = options
  return {
    ...emptyOutcome('update'),
    exitCode: isCheck && updates.length > 0 ? 10 : 0,
    updates,
    notes: [...updates.map(updateNote), ...(isLock ? [] : pathNotes(jobs)), ...(isLock ? [] : hiddenNotes(jobs)), ...plainNotes(jobs, updates)],
    summary: summaryOf(options, updates.length),
    next: updates.length === 0 ? '' : isCheck ? `npm run update${flags(options)}` : 'npm run render',
  }
}

function updateNote({ environment, release, chart, from, to }: Update): Note {
  const name = release === chart ? release : `${release} (${chart})`
  const digests = [{ label: 'digest', text: to.digest }, ...(from.digest === '' ? [] : [{ label: 'before', text: from.digest }])]
  const details = to.digest === '' ? [] : digests
  if (from.version !== to.version) return { sign: 'changed', text: `${environment}: ${name} ${from.version} → ${to.version}`, details }
  if (from.digest === '') return { sign: 'added', text: `${environment}: ${name} ${to.version} is locked by its digest`, details }
  return { sign: 'warn', text: `${environment}: ${name} ${to.version} has other bytes than were locked`, details }
}

/** Nobody lists what else could lie at a path. */
function pathNotes(jobs: readonly ReleaseJob[]): readonly Note[] {
  const names = jobs.filter(({ release }) => 'path' in release.source).map(({ environment, release }) => `${environment.name}/${release.name}`)
  return names.length === 0 ? [] : [{ sign: 'info', text: `Charts from a path are moved by hand: ${names.join(', ')}` }]
}

/** helm passes over tags that are no plain version, so that a newer chart of theirs stays unseen. */
function hiddenNotes(jobs: readonly ReleaseJob[]): readonly Note[] {
  const hidden = jobs.filter(({ release }) => release.source.kind === 'oci' && release.version.startsWith('v'))
  return hidden.map(({ environment, release }) => ({
    sign: 'warn',
    text: `${environment.name}: ${release.name} has a version with "v", which helm does not list from a registry: look there for newer ones`,
  }))
}

/** The digest binds what was locked; who locks over plain HTTP takes whatever the way there gave. */
function plainNotes(jobs: readonly ReleaseJob[], updates: readonly Update[]): readonly Note[] {
  const urls = jobs.flatMap(({ environment, release }) => {
    const isMoved = updates.some((update) => update.environment === environment.name && update.release === release.name)
    return isMoved && 'url' in release.source && release.source.url.startsWith('http://') ? [release.source.url] : []
  })
  return [...new Set(urls)].map((url) => ({
    sign: 'warn',
    text: `${url} is not encrypted: compare the digest with one from elsewhere before you trust it`,
  }))
}

function summaryOf({ isCheck, isLock }: UpdateOptions, count: number): string {
  if (count === 0) return isLock ? 'Every digest is that of its chart.' : 'Nothing newer.'
  const releases = `${count} ${count === 1 ? 'release' : 'releases'}`
  return isCheck ? `${releases} would move. Nothing was written.` : `environment.yml: ${releases} written.`
}

function flags({ environments, releases, isLock, hasPreReleases }: UpdateOptions): string {
  const words = [
    ...environments.flatMap((name) => ['--env', name]),
    ...releases.flatMap((name) => ['--release', name]),
    ...(isLock ? ['--lock'] : []),
    ...(hasPreReleases ? ['--pre'] : []),
  ]
  return words.length === 0 ? '' : ` -- ${words.join(' ')}`
}
