import { Failure } from '../../model/failure.ts'
import type { Ran } from '../../ports/run.ts'
import { reasonOf } from './reason.ts'
import { schemaProblems } from './schema-problems.ts'

type Call = { readonly args: readonly string[]; readonly label: string; readonly path: string }

/** Exit code and words of a helm that could not render → what to tell, with no text that a chart or a value could have put there. */
export function refusal({ exitCode, stderr }: Ran, { args, label, path }: Call): Failure {
  const problems = schemaProblems(stderr, label)
  if (problems.length > 0) {
    return new Failure('tool-failed', `helm could not render ${label}: its values do not fit the schema of the chart`, {
      hint: 'Change what is listed; or, where the schema is wrong, set skipSchemaValidation: true',
      problems,
    })
  }
  const { reason, hint } = reasonOf(stderr)
  const repeat = `To see helm's own words: ${repeated(path, args)}`
  return new Failure('tool-failed', `helm could not render ${label}: ${reason ?? `it ended with exit code ${exitCode}`}`, {
    hint: hint === undefined ? repeat : `${hint}. ${repeat}`,
  })
}

/** The command to type; the API versions are left out, since there can be a thousand of them. */
const repeated = (path: string, args: readonly string[]): string => [path, ...args.filter((arg) => !arg.startsWith('--api-versions='))].map(quoted).join(' ')

const quoted = (word: string): string => (/^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)
