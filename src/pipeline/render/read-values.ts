import type { Files } from '../../ports/files.ts'
import { readNamedFiles, type NamedFile } from './read-named-files.ts'
import type { ReleaseJob } from './release-job.ts'

export type ValuesFile = NamedFile

/** The values files of a release, in order. Fails with every one that is missing or leads out of the workspace. */
export const readValues = (job: ReleaseJob, files: Files): Promise<readonly ValuesFile[]> => readNamedFiles(job, { key: 'values', noun: 'Values file' }, files)
