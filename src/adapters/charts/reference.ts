import { Failure } from '../../model/failure.ts'
import { fromJsonText, isList, textAt } from '../../model/json.ts'
import type { ChartSource, Release } from '../../model/workspace.ts'
import type { UsersHelm } from './users-helm.ts'

export type NetworkSource = Extract<ChartSource, { readonly url: string }>

/** config/ has looked at the same; these words reach a command line and a network. */
export function refuseLoose({ chart, version }: Release, { url }: NetworkSource): void {
  const { username, password } = new URL(url)
  if (username !== '' || password !== '')
    throw mistake(
      'the URL of the repository holds credentials, which others could read in the list of processes',
      'Log in with helm repo add or helm registry login',
    )
  if (!exactVersion.test(version)) throw mistake(`version "${version}" is no exact version`, 'Write the exact version; helm would take the newest that fits')
  if (!/^[A-Za-z0-9][\w.-]*$/.test(chart)) throw mistake(`"${chart}" is no chart name`, 'Write the name of the chart alone')
}

const exactVersion = /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/

const mistake = (what: string, hint: string): Failure => new Failure('config-invalid', `Cannot pull a chart: ${what}`, { hint })

/** How helm is told of a chart in a registry. One on this machine has no certificate; the digest says what it gave. */
export const ociWords = ({ chart }: Release, url: string): readonly string[] => [
  `${withoutSlash(url)}/${chart}`,
  ...(['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname) ? ['--plain-http'] : []),
]

/** The name of a repository that the user added to helm, which brings its credentials along. */
export async function addedName(url: string, helm: UsersHelm): Promise<string | undefined> {
  const { exitCode, text } = await helm(['repo', 'list', '--output=json'], 'listing repositories')
  if (exitCode !== 0) return undefined
  const repositories = fromJsonText(text)
  const found = isList(repositories) ? repositories.find((entry) => withoutSlash(textAt(entry, 'url') ?? '') === withoutSlash(url)) : undefined
  const name = textAt(found, 'name')
  return name !== undefined && /^[A-Za-z0-9][\w.-]*$/.test(name) ? name : undefined
}

export const withoutSlash = (url: string): string => url.replace(/\/+$/, '')
