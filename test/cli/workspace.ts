import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../..', import.meta.url))

export type Ran = { readonly code: number; readonly out: string; readonly err: string }

/**
 * Runs the CLI as a process of its own, as a user does; nothing of this machine's helm, kubectl or kubeconfig takes part unless `env` says so. Where that names a
 * fail point, the program is the one that has them.
 */
export function sluice(args: readonly string[], options: { env?: Record<string, string>; input?: string; cwd?: string } = {}): Promise<Ran> {
  const env = { ...process.env, KUBECONFIG: '/nonexistent/kubeconfig', NO_COLOR: '1', ...options.env }
  const program = options.env?.['SLUICE_FAILPOINT'] === undefined ? 'scripts/sluice.ts' : 'test/failpoints/sluice.ts'
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(project, program), ...args], { env, cwd: options.cwd ?? project, maxBuffer: 2 ** 28 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, out, err })
    })
    child.stdin?.end(options.input ?? '')
  })
}

/** A scratch workspace that is removed when the test ends: `await using`, or `[Symbol.dispose]`. */
export type Scratch = {
  readonly root: string
  write(path: string, content: string | Uint8Array): void
  git(...args: readonly string[]): Promise<Ran>
  tree(path?: string): readonly string[]
  [Symbol.dispose](): void
}

export function scratch(files: Readonly<Record<string, string>> = {}): Scratch {
  const root = mkdtempSync(join(tmpdir(), 'sluice-cli-'))
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  return {
    root,
    write,
    git: (...args) => git(root, args),
    tree: (path = '.') =>
      readdirSync(join(root, path), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.git'))
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
        .toSorted(),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
}

function git(cwd: string, args: readonly string[]): Promise<Ran> {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'init.defaultBranch=main']
  return new Promise((resolve) => {
    execFile('git', [...identity, ...args], { cwd }, (error, out, err) => resolve({ code: error === null ? 0 : 1, out, err }))
  })
}

/** Files of a workspace with one environment "e" and one release "r" whose chart "c" has these templates. */
export function oneRelease(
  templates: Readonly<Record<string, string>>,
  extra: { release?: string; cluster?: string; policy?: string } = {},
): Record<string, string> {
  const chart = Object.fromEntries(Object.entries(templates).map(([name, text]) => [`values/_charts/c/templates/${name}`, text]))
  return {
    ...chart,
    'values/_charts/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'values/e/capabilities.yml': 'kubeVersion: "1.35.0"\napiVersions: [v1]\n',
    'values/e/environment.yml':
      `cluster: { ${extra.cluster ?? 'context: nowhere'} }\npolicy: { ${extra.policy ?? ''} }\nreleases:\n` +
      `  - { name: r, namespace: ns, chart: c, repository: ../_charts/c, version: 1.0.0${extra.release === undefined ? '' : `, ${extra.release}`} }\n`,
  }
}

export const configMap = (name: string, data = '{ a: "1" }'): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: ${data}\n`
