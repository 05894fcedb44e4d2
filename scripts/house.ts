import { $ } from 'zx'

// Cheap and telling first; each says alone what is wrong, so all run even when one finds something.
const checks = [
  ['types', ['tsc']],
  ['types of the page', ['tsc', '-p', 'src/page']],
  ['lint', ['oxlint', '--type-aware']],
  ['format', ['oxfmt', '--check']],
  ['boundaries', ['depcruise', 'src', 'scripts']],
  ['dead code', ['knip']],
  ['workflows', ['node', 'test/structure/lint-workflows.ts']],
  ['rendered tree', ['node', 'scripts/render.ts', '--check']],
  ['own environments', ['node', 'scripts/sluice.ts', 'check']],
] as const

/** Types, lint, format, boundaries, dead code, workflows, and Sluice on its own environments; gives 1 when one of them finds something. */
export async function checkHouse(): Promise<number> {
  const failed: string[] = []
  for (const [name, command] of checks) {
    const { exitCode } = await $({ stdio: 'inherit', nothrow: true })`${command}`
    if (exitCode !== 0) failed.push(name)
  }
  console.log(`${checks.length - failed.length} checks passed, ${failed.length} failed${failed.length === 0 ? '' : `: ${failed.join(', ')}`}`)
  return failed.length === 0 ? 0 : 1
}
