import { Failure } from '../../model/failure.ts'
import { fromJsonText, isList, textAt } from '../../model/json.ts'
import type { ChartSource, Release } from '../../model/workspace.ts'
import type { Command, FindProgram, Ran, Run } from '../../ports/run.ts'

export type PullOptions = { readonly run: Run; readonly findProgram: FindProgram; readonly env: Readonly<Record<string, string | undefined>> }

export type NetworkSource = Extract<ChartSource, { readonly url: string }>

/** Lets helm bring the archive of a release's chart into a folder. */
export type Pull = (release: Release, source: NetworkSource, destination: string) => Promise<void>

type Helm = (args: readonly string[], label: string) => Promise<Ran>

// A chart has a few hundred KB; two minutes is for a slow line.
const limitMs = 120_000

export function createPull({ run, findProgram, env }: PullOptions): Pull {
  const helm: Helm = async (args, label) => run({ ...(await commandOf(findProgram, env)), args, label })
  return async (release, source, destination) => {
    refuseLoose(release, source)
    const reference = source.kind === 'oci' ? ociWords(release, source.url) : await repositoryWords(release, source.url, helm)
    const args = ['pull', ...reference, `--version=${release.version}`, `--destination=${destination}`]
    const ran = await helm(args, `pulling ${release.chart} ${release.version}`)
    if (ran.exitCode !== 0) throw refusal(ran, release, source)
  }
}

// The user's own environment: repositories and registries are logged in to by it, and by credential helpers that have variables of their own.
async function commandOf(findProgram: FindProgram, env: PullOptions['env']): Promise<Pick<Command, 'program' | 'env' | 'limitMs' | 'limitHint'>> {
  const { path } = await findProgram('helm')
  const own = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || /^(HELM_(KUBE|DEBUG|NAMESPACE)|KUBE)/.test(name) ? [] : [[name, value] as const],
  )
  return {
    program: path,
    env: { ...Object.fromEntries(own), KUBECONFIG: '/dev/null' },
    limitMs,
    limitHint: 'Check the way to the repository, then run the same command again',
  }
}

const exactVersion = /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/

/** config/ has looked at the same; these words reach a command line and a network. */
function refuseLoose({ chart, version }: Release, { url }: NetworkSource): void {
  const { username, password } = new URL(url)
  if (username !== '' || password !== '')
    throw mistake(
      'the URL of the repository holds credentials, which others could read in the list of processes',
      'Log in with helm repo add or helm registry login',
    )
  if (!exactVersion.test(version)) throw mistake(`version "${version}" is no exact version`, 'Write the exact version; helm would take the newest that fits')
  if (!/^[A-Za-z0-9][\w.-]*$/.test(chart)) throw mistake(`"${chart}" is no chart name`, 'Write the name of the chart alone')
}

const mistake = (what: string, hint: string): Failure => new Failure('config-invalid', `Cannot pull a chart: ${what}`, { hint })

// A registry on this machine has no certificate; the digest says what it gave.
const ociWords = ({ chart }: Release, url: string): readonly string[] => [
  `${url.replace(/\/+$/, '')}/${chart}`,
  ...(['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname) ? ['--plain-http'] : []),
]

/** A repository that the user added to helm is used under its name there, which brings its credentials along. */
async function repositoryWords({ chart }: Release, url: string, helm: Helm): Promise<readonly string[]> {
  const name = await nameOf(url, helm)
  if (name === undefined) return [chart, `--repo=${url}`]
  await helm(['repo', 'update', name], `reading the index of ${url}`)
  return [`${name}/${chart}`]
}

async function nameOf(url: string, helm: Helm): Promise<string | undefined> {
  const { exitCode, text } = await helm(['repo', 'list', '--output=json'], 'listing repositories')
  if (exitCode !== 0) return undefined
  const repositories = fromJsonText(text)
  const found = isList(repositories) ? repositories.find((entry) => withoutSlash(textAt(entry, 'url') ?? '') === withoutSlash(url)) : undefined
  const name = textAt(found, 'name')
  return name !== undefined && /^[A-Za-z0-9][\w.-]*$/.test(name) ? name : undefined
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '')

function refusal({ stderr, exitCode }: Ran, { chart, version }: Release, { url }: NetworkSource): Failure {
  const words =
    /^Error: (.*)$/m
      .exec(stderr)?.[1]
      ?.replaceAll(/\/\/[^/@\s]*@/g, '//')
      .slice(0, 300) ?? `exit code ${exitCode}`
  return new Failure('tool-failed', `helm could not pull ${chart} ${version} from ${url}: ${words}`, {
    hint: 'Check chart, version and repository, and whether helm is logged in there',
  })
}
