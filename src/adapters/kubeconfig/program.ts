import { realpath } from 'node:fs/promises'
import { isAbsolute, resolve, sep } from 'node:path'
import { Failure } from '../../model/failure.ts'
import { textAt } from '../../model/json.ts'
import type { LookUp } from '../../ports/kubeconfig.ts'
import type { Chosen } from './chosen.ts'
import { isInside } from './read-files.ts'

export type Trust = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly workspaceRoot: string
  readonly lookUp: LookUp
  /** Programs that the reviewed environments of a context let it run. Asked only where one would run that nobody is there to see. */
  readonly allowed: (context: string) => Promise<readonly string[]>
}

/** The absolute path of the program that a user's credentials come from; '' where none does. Failure 'tool-missing' where it is not to be found. */
export async function credentialProgram({ name, user }: Chosen, { lookUp }: Trust): Promise<string> {
  const command = textAt(user, 'exec', 'command') ?? ''
  if (command === '' || isAbsolute(command)) return command
  const found = command.includes(sep) ? undefined : await lookUp(command)
  if (found !== undefined) return found
  throw new Failure('tool-missing', `The user of context "${name}" gets credentials from "${command}", which no trusted folder of PATH has`, {
    hint: 'Install it outside the workspace, or write its absolute path into the kubeconfig',
  })
}

/** Failure 'config-invalid' where it comes with the workspace, or where nobody reviewed that it runs unwatched. */
export async function refuseProgram(chosen: Chosen, program: string, trust: Trust): Promise<void> {
  if (program !== '' && (await liesInWorkspace(program, trust))) throw fromWorkspace(chosen, program)
  if (!isUnwatched(trust.env)) return
  // Some hand a line of text to a shell, so that no path says what runs; kubectl has dropped them.
  if ('auth-provider' in chosen.user) throw withProvider(chosen)
  if (program !== '' && !(await trust.allowed(chosen.name)).includes(program)) throw notReviewed(chosen, program)
}

/** As every CI says of itself. */
const isUnwatched = ({ CI = '' }: Trust['env']): boolean => !['', '0', 'false'].includes(CI)

async function liesInWorkspace(program: string, { workspaceRoot }: Trust): Promise<boolean> {
  const [place, root] = await Promise.all([realOf(program), realOf(workspaceRoot)])
  return isInside(place, root) || isInside(resolve(program), resolve(workspaceRoot))
}

const realOf = (path: string): Promise<string> => realpath(path).catch(() => resolve(path))

const fromWorkspace = ({ name }: Chosen, program: string): Failure =>
  new Failure('config-invalid', `Cannot use the context "${name}": its credentials come from ${program}, which lies in the workspace`, {
    hint: 'Let the kubeconfig name a program that no change of the repository brings',
  })

const notReviewed = ({ name }: Chosen, program: string): Failure =>
  new Failure('config-invalid', `Cannot use the context "${name}" in CI: its credentials come from ${program}, which no reviewed environment lets it run`, {
    hint: `Write cluster: { execPlugins: [${program}] } into the environment.yml of that context, and merge it; it counts from then on`,
  })

const withProvider = ({ name, user }: Chosen): Failure =>
  new Failure(
    'config-invalid',
    `Cannot use the context "${name}" in CI: its user has the auth-provider "${textAt(user, 'auth-provider', 'name') ?? ''}", expected a token, a certificate or an exec program`,
    { hint: 'Auth-providers have gone from kubectl: let the kubeconfig name a credential program under exec, and list that in cluster.execPlugins' },
  )
