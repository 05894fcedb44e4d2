import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { installOnce, linters, type Linter } from './linters.ts'

// `node test/structure/lint-workflows.ts` runs every linter over .github/workflows and exits 1 when one finds something.
const project = fileURLToPath(new URL('../..', import.meta.url))
process.exitCode = linters.map(isClean).every(Boolean) ? 0 : 1

function isClean(linter: Linter): boolean {
  const path = installOnce(linter)
  if (path === undefined) return isAbsenceFine(linter)
  const { status, error } = spawnSync(path, linter.args, { cwd: project, stdio: ['ignore', 'inherit', 'inherit'] })
  if (error !== undefined) throw error
  console.log(`${linter.name} ${linter.version}: ${status === 0 ? 'no findings' : `exited ${status}`}`)
  return status === 0
}

/** CI has both installers and leaves nothing out; a laptop may lack them. */
function isAbsenceFine({ name, installer }: Linter): boolean {
  console.log(`${name}: not run, since there is no ${installer} on the PATH to install it`)
  return (process.env['CI'] ?? '') === ''
}
