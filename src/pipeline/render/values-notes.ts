import { lintValues } from '../../config/config.ts'
import { Failure } from '../../model/failure.ts'
import type { Note } from '../../model/outcome.ts'
import { labelOf, type ReleaseJob } from './release-job.ts'
import type { ValuesFile } from './read-values.ts'

/** What helm changes in the values without a word. Fails where that can only be a mistake. */
export function valuesNotes(job: ReleaseJob, values: readonly ValuesFile[]): readonly Note[] {
  const lints = values.map(({ file, text }) => lintValues(text, file))
  const problems = lints.flatMap(({ wrong }) => wrong)
  if (problems.length > 0)
    throw new Failure('config-invalid', `Cannot render ${labelOf(job)}: its values say something twice`, { hint: 'Mend what is listed', problems })
  return lints.flatMap(({ doubtful }) =>
    doubtful.map(({ file, line, column, path, message, hint }): Note => ({
      sign: 'warn',
      text: `${file}:${line}:${column} ${path}: ${message}`,
      details: [{ label: 'do', text: hint }],
    })),
  )
}
