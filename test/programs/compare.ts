import { execFileSync } from 'node:child_process'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { findPackage } from '../../src/adapters/programs/package.ts'
import { publishedHelm, publishedKubectl } from './upstream.ts'

// `npm run programs:compare`, after the package of helm and kubectl was updated: are the hashes in src/adapters/programs/package.ts those of their makers?
const pinned = findPackage()?.programs
if (pinned === undefined) throw new Error('The package of helm and kubectl is not installed here: it is for Linux x64')

const said = async (name: 'helm' | 'kubectl', ...args: readonly string[]): Promise<string> =>
  execFileSync(await embeddedProgram(name), args, { encoding: 'utf8' }).match(/v\d+\.\d+\.\d+/)?.[0] ?? ''
const [helm, kubectl] = await Promise.all([said('helm', 'version', '--short'), said('kubectl', 'version', '--client')])

const rows = [
  { program: `helm ${helm}`, pinned: pinned.helm.sha256, published: await publishedHelm(helm) },
  { program: `kubectl ${kubectl}`, pinned: pinned.kubectl.sha256, published: await publishedKubectl(kubectl) },
]
for (const row of rows)
  console.log(row.pinned === row.published ? `${row.program} is what its makers publish` : `${row.program} differs: ${JSON.stringify(row)}`)
process.exitCode = rows.every((row) => row.pinned === row.published) ? 0 : 1
