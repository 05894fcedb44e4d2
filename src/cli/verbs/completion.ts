import { posix } from 'node:path'
import { Failure } from '../../model/failure.ts'
import { emptyOutcome } from '../../pipeline/outcomes.ts'
import type { Ports } from '../../ports/ports.ts'
import { candidates } from '../completion/candidates.ts'
import { shells } from '../completion/shells.ts'
import type { Call, Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {},
  examples: [
    ['source <(npm run -s sluice -- completion bash)', 'Tab completes verbs, flags, environments and formats of the command sluice'],
    ['npm run -s sluice -- completion fish | source', 'the same in fish; zsh likewise, after compinit'],
  ],
  positionals: 'bash|zsh|fish',
  run: async (call) => ({ ...emptyOutcome('completion'), output: await written(call) }),
}

async function written(call: Call): Promise<string> {
  const [shell = '', ...words] = call.positionals
  if (shell === 'words') return (await candidates(words, call.verbs, (flag) => valuesOf(flag, call))).map((word) => `${word}\n`).join('')
  const script = Object.hasOwn(shells, shell) ? shells[shell] : undefined
  if (script !== undefined) return script([process.execPath, posix.resolve(process.argv[1] ?? '')].map(quoted).join(' '))
  throw new Failure('usage', `Cannot complete in "${shell}": expected ${Object.keys(shells).join(', ')}`, { hint: 'npm run sluice -- completion bash' })
}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

/** What stands in the folder that the user is in; a place without a workspace offers nothing, and is no failure. */
async function valuesOf(flag: string, { cwd, ports }: Call): Promise<readonly string[]> {
  if (flag === 'output') return (await import('../../report/report.ts')).formats
  if (flag === 'env') return (await folders(ports, cwd, 'values')).filter((name) => !name.startsWith('_'))
  if (flag !== 'release') return []
  const environments = await folders(ports, cwd, 'rendered')
  const releases = await Promise.all(environments.map((name) => folders(ports, cwd, `rendered/${name}`)))
  return [...new Set(releases.flat())].filter((name) => !name.startsWith('.')).toSorted(byName)
}

const folders = async ({ files }: Ports, root: string, path: string): Promise<readonly string[]> =>
  (await files.list(posix.join(root, path))).filter((name) => name.endsWith('/')).map((name) => name.slice(0, -1))

const byName = (left: string, right: string): number => (left < right ? -1 : 1)
