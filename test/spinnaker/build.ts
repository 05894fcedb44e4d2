import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const folder = fileURLToPath(new URL('.', import.meta.url))
const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'sluice')

/** Why the evaluator cannot be built here; '' where it can. CI has both programs, and fails without them. */
export async function missingForEvaluator(): Promise<string> {
  const missing = await Promise.all([lacks('java', '-version'), lacks('mvn', '-version')])
  return missing.filter((name) => name !== '').join(' and ')
}

const lacks = (program: string, flag: string): Promise<string> =>
  run(program, [flag]).then(
    () => '',
    () => program,
  )

/** The class path of the evaluator, built once into a cache outside the checkout, by what it is made of. 82 MB come from Maven Central the first time. */
export async function evaluatorClassPath(): Promise<string> {
  const built = join(cache, 'test-spinnaker', keyOf())
  if (!existsSync(built)) await build(built)
  return [join(built, 'classes'), readFileSync(join(built, 'class-path'), 'utf8').trim()].join(delimiter)
}

/** Built beside its place and renamed: a build that was killed leaves nothing that looks finished. */
async function build(built: string): Promise<void> {
  const beside = `${built}.${process.pid}`
  mkdirSync(beside, { recursive: true })
  const goals = ['compile', 'dependency:build-classpath', `-Dmdep.outputFile=${join(beside, 'class-path')}`]
  const flags = ['-B', '-ntp', '-q', '-f', folder, `-Dmaven.repo.local=${join(cache, 'test-maven')}`, `-Dmade=${beside}`]
  try {
    await run('mvn', [...flags, ...goals], { maxBuffer: 2 ** 26 })
    if (!existsSync(built)) renameSync(beside, built)
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

function keyOf(): string {
  const hash = createHash('sha256')
  for (const file of ['pom.xml', ...globSync('src/**/*.java', { cwd: folder }).toSorted()]) hash.update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}
