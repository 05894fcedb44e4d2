import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Kubernetes' own reading of YAML: sigs.k8s.io/yaml for one document, kubectl's reader for a stream. */
export type Oracle = (mode: 'values' | 'streams', texts: readonly string[]) => readonly Answer[]

/** The value as Go prints it in JSON, or why Kubernetes does not read the text. */
export type Answer = { readonly ok: true; readonly json: string } | { readonly ok: false; readonly reason: string }

/** Whether Go is there to build the oracle; where it is not, tests that need it are skipped by this reason. */
export const hasGo = spawnSync('go', ['version']).status === 0
export const whyNoOracle = 'Go is not installed, so Kubernetes’ own parser cannot be asked'

/** Milliseconds for all texts together: from YAML to a value, and back. */
export type Speed = { readonly loadMs: number; readonly dumpMs: number }

/** Builds the oracle; gives the way to ask it what texts mean. */
export function buildOracle(): Oracle {
  const program = built()
  return (mode, texts) => ask(program, mode, texts)
}

/** Builds the oracle; gives the way to ask it how long it takes. */
export function buildSpeed(): (texts: readonly string[]) => Speed {
  const program = built()
  return (texts) => speedOf(execFileSync(program, ['speed'], { input: lines(texts), encoding: 'utf8' }))
}

function speedOf(text: string): Speed {
  const [loadMs = 0, dumpMs = 0] = text.split(' ').map(Number)
  return { loadMs, dumpMs }
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${JSON.stringify(text)}\n`).join('')

/** The program, built once for each state of its sources, outside the checkout. */
function built(): string {
  const sources = ['go.mod', 'go.sum', 'main.go'].map((name) => readFileSync(join(import.meta.dirname, name)))
  const hash = sources.reduce((all, source) => all.update(source), createHash('sha256')).digest('hex')
  const folder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'sluice', 'test')
  const program = join(folder, `yaml-oracle-${hash.slice(0, 16)}`)
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true })
    // Beside and renamed: two test runs may build at once.
    const fresh = `${program}.${process.pid}`
    execFileSync('go', ['build', '-mod=readonly', '-o', fresh, '.'], { cwd: import.meta.dirname, stdio: 'inherit' })
    renameSync(fresh, program)
  }
  return program
}

function ask(program: string, mode: string, texts: readonly string[]): readonly Answer[] {
  if (texts.length === 0) return []
  const output = execFileSync(program, [mode], { input: lines(texts), maxBuffer: 2 ** 30, encoding: 'utf8' })
  return output.split('\n').slice(0, -1).map(answer)
}

function answer(line: string): Answer {
  return line.startsWith('=') ? { ok: true, json: line.slice(1) } : { ok: false, reason: String(JSON.parse(line.slice(1))) }
}
