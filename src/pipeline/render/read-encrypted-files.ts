import type { Files } from '../../ports/files.ts'
import { readNamedFiles, type NamedFile } from './read-named-files.ts'
import type { ReleaseJob } from './release-job.ts'

/** The files that SOPS has encrypted for a release, in order. */
export const readEncryptedFiles = (job: ReleaseJob, files: Files): Promise<readonly NamedFile[]> =>
  readNamedFiles(job, { key: 'encryptedSecrets', noun: 'Encrypted Secret' }, files)
