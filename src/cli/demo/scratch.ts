import { cp, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { $ } from 'zx'

/** A scratch Git repository that holds the example environments and their charts; gives its absolute folder. */
export async function makeScratch(sluice: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'sluice-demo-'))
  await cp(join(sluice, 'values'), join(root, 'values'), { recursive: true })
  const git = $({ cwd: root, quiet: true })
  await git`git init --quiet --initial-branch=main`
  // An identity of its own, so that the demo works where Git has none.
  await git`git config user.name ${'Sluice demo'}`
  await git`git config user.email ${'demo@sluice.invalid'}`
  await commitAll(root, 'The environments and their charts')
  return root
}

export async function commitAll(root: string, message: string): Promise<void> {
  const git = $({ cwd: root, quiet: true })
  await git`git add --all`
  await git`git commit --quiet --allow-empty --message ${message}`
}

/** Edits every environment.yml as text, the way a person bumps a version. */
export async function editEnvironments(root: string, edit: (text: string) => string): Promise<void> {
  const entries = await readdir(join(root, 'values'), { withFileTypes: true })
  for (const { name } of entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))) {
    const file = join(root, 'values', name, 'environment.yml')
    await writeFile(file, edit(await readFile(file, 'utf8')))
  }
}
