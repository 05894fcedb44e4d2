import { Failure, type FailureCode } from '../../model/failure.ts'

type Cause = { readonly code: FailureCode; readonly why: string; readonly hint: string }

const rights: Cause = { code: 'files-failed', why: 'this user may not', hint: 'Give this user the right to it, or run as one who has it' }
const full: Cause = { code: 'files-failed', why: 'the disk is full', hint: 'Free some space, then run the same command again' }
const descriptors: Cause = { code: 'files-failed', why: 'too many files are open', hint: 'Raise the limit: ulimit -n 4096' }

const causes: Readonly<Record<string, Cause>> = {
  EACCES: rights,
  EPERM: rights,
  EROFS: { code: 'files-failed', why: 'the file system is read-only', hint: 'Use a workspace that can be written' },
  ENOSPC: full,
  EDQUOT: full,
  EMFILE: descriptors,
  ENFILE: descriptors,
  EISDIR: { code: 'input-invalid', why: 'it is a folder, expected a file', hint: 'Name a file' },
  ENOTDIR: { code: 'input-invalid', why: 'a part of the path is a file, expected a folder', hint: 'Name a path whose parents are folders' },
  ELOOP: { code: 'input-invalid', why: 'its links lead in a circle', hint: 'Replace the links by what they mean' },
  ENAMETOOLONG: { code: 'input-invalid', why: 'the name is longer than this file system allows', hint: 'Choose a shorter name' },
}

/** Does the work; what the system refuses becomes a Failure that names the path and the cure. */
export function failingAs<T>(action: 'read' | 'write', path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    const known = causes[code] ?? { code: 'files-failed', why: code, hint: 'Look at the disk that holds it' }
    throw new Failure(known.code, `Cannot ${action} ${path}: ${known.why}`, { hint: known.hint, cause: error })
  }
}

/** Does the work; gives `absent` where there is no such file. */
export function orAbsent<T>(absent: T, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) throw error
    return absent
  }
}

/** Such as "ENOENT"; undefined for what the system did not say. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
