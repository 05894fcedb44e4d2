import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fromJsonText, textAt } from '../../src/model/json.ts'

// Types that Kubernetes deletes leave the newest module, so some are read from older ones. A later row counts where both know a type.
const modules = [
  'k8s.io/api@v0.20.0',
  'k8s.io/api@v0.25.0',
  'k8s.io/api@v0.29.0',
  'k8s.io/api@v0.36.3',
  'k8s.io/kube-aggregator@v0.36.3',
  'k8s.io/apiextensions-apiserver@v0.36.3',
] as const

const heading = ['group', 'version', 'kind', 'introduced', 'deprecated', 'removed', 'replacement', 'last_seen_in_k8s.io/api']

/** The life of every API type that Kubernetes ever generated one for, as lines of tab-separated text under a heading. */
export function lifecycleTable(): string {
  const rows = new Map(modules.flatMap((module) => rowsOf(module)).map((row) => [row.slice(0, 3).join('\t'), row.join('\t')]))
  return `${[heading.join('\t'), ...[...rows.values()].toSorted()].join('\n')}\n`
}

type Row = readonly string[]

function rowsOf(module: string): readonly Row[] {
  const folder = download(module)
  const files = globSync('**/zz_generated.prerelease-lifecycle.go', { cwd: folder })
  return files.flatMap((file) => typesIn(join(folder, file), module.slice(module.indexOf('@v') + 2)))
}

/** Go's own cache, checked by its checksum database; the folder is no module, so that none is changed. */
function download(module: string): string {
  const printed = execFileSync('go', ['mod', 'download', '-json', module], { cwd: tmpdir(), encoding: 'utf8' })
  return textAt(fromJsonText(printed), 'Dir') ?? ''
}

function typesIn(file: string, seen: string): readonly Row[] {
  const text = readFileSync(file, 'utf8')
  const kinds = new Set([...text.matchAll(/^func \(in \*(\w+)\) APILifecycle/gm)].map((match) => match[1] ?? ''))
  const group = groupOf(file)
  return [...kinds]
    .filter((kind) => !kind.endsWith('List'))
    .map((kind) => [
      group,
      basename(dirname(file)),
      kind,
      ...['Introduced', 'Deprecated', 'Removed'].map((event) => releaseOf(text, kind, event)),
      replacementOf(text, kind),
      seen,
    ])
}

function groupOf(file: string): string {
  const register = readFileSync(join(dirname(file), 'register.go'), 'utf8')
  return /^(?:const )?\s*GroupName = "([^"]*)"/m.exec(register)?.[1] || 'core'
}

const bodyOf = (text: string, kind: string, event: string): string =>
  new RegExp(`^func \\(in \\*${kind}\\) APILifecycle${event}\\(\\).*\\n(.*)\\n`, 'm').exec(text)?.[1] ?? ''

const releaseOf = (text: string, kind: string, event: string): string => bodyOf(text, kind, event).replace(/^\s*return (\d+), (\d+)$/, '$1.$2')

const replacementOf = (text: string, kind: string): string =>
  bodyOf(text, kind, 'Replacement').replace(/^.*Group: "(.*)", Version: "(.*)", Kind: "(.*)"}$/, '$1/$2/$3')
