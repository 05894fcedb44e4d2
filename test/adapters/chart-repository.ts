import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { basename, join } from 'node:path'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import type { Folder } from './chart-folder.ts'

/** Archives of a chart "c" in these versions, packed by helm itself. */
export async function packages(folder: Pick<Folder, 'path'>, versions: readonly string[] = ['1.0.0', '1.0.1']): Promise<readonly string[]> {
  const helm = await embeddedProgram('helm')
  const chart = join(folder.path, 'src/c')
  mkdirSync(join(chart, 'templates'), { recursive: true })
  writeFileSync(join(chart, 'templates/m.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m }\ndata: { version: "{{ .Chart.Version }}" }\n')
  return versions.map((version) => {
    writeFileSync(join(chart, 'Chart.yaml'), `apiVersion: v2\nname: c\nversion: ${version}\n`)
    execFileSync(helm, ['package', chart, '-d', join(folder.path, 'packages')], { stdio: 'pipe' })
    return join(folder.path, `packages/c-${version}.tgz`)
  })
}

type Options = {
  /** What Authorization must say, as "name:password"; '' for a public repository. */
  readonly login?: string
  /** Where the index says that the archives lie; beside the index where it is left out. */
  readonly archivesAt?: string
}

/** A chart repository over HTTP: an index, and the archives. */
export function repository(archives: readonly string[], { login = '', archivesAt = '' }: Options = {}): RequestListener {
  return (request, response) => {
    const wanted = basename(request.url ?? '')
    const archive = archives.find((path) => basename(path) === wanted)
    if (login !== '' && request.headers.authorization !== basic(login)) response.writeHead(401).end()
    else if (wanted === 'index.yaml') response.end(indexOf(archives, archivesAt))
    else if (archive === undefined) response.writeHead(404).end()
    else response.end(readFileSync(archive))
  }
}

export const basic = (login: string): string => `Basic ${Buffer.from(login).toString('base64')}`

// The digest of an index is of no use to helm: this one is wrong, and helm pulls all the same.
const indexOf = (archives: readonly string[], at: string): string =>
  `apiVersion: v1\nentries:\n  c:\n${archives.map((path) => `  - { name: c, version: ${versionOf(path)}, urls: ["${at}${basename(path)}"], digest: "${'0'.repeat(64)}" }\n`).join('')}`

const versionOf = (path: string): string => /c-(.*)\.tgz$/.exec(path)?.[1] ?? ''

/** helm's own folders below a folder, as variables; `logins` are repositories that were added with name and password. */
export function helmHome(folder: string, logins: readonly { readonly url: string; readonly login: string }[] = []): Record<string, string> {
  const home = { HELM_CACHE_HOME: join(folder, 'helm/cache'), HELM_CONFIG_HOME: join(folder, 'helm/config'), HELM_DATA_HOME: join(folder, 'helm/data') }
  mkdirSync(home.HELM_CONFIG_HOME, { recursive: true })
  const entries = logins.map(({ url, login }, index) => {
    const [username = '', password = ''] = login.split(':')
    return { name: `mine${index}`, url, username, password }
  })
  if (entries.length > 0) writeFileSync(join(home.HELM_CONFIG_HOME, 'repositories.yaml'), JSON.stringify({ apiVersion: '', repositories: entries }))
  return home
}
