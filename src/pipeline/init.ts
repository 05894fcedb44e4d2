import { posix } from 'node:path'
import { Failure } from '../model/failure.ts'
import type { Note, Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import { emptyOutcome } from './outcomes.ts'

export type InitOptions = {
  /** Absolute folder of the new workspace. */
  readonly root: string
  readonly environments: readonly string[]
  /** Absolute folder of Sluice itself, which holds the workflow and the pipeline to copy. */
  readonly sluice: string
}

/** A new workspace: one environment to start from, the workflow, the pipeline. Files that stand are left as they are. */
export async function init({ root, environments, sluice }: InitOptions, ports: Ports): Promise<Outcome> {
  const names = environments.length === 0 ? ['dev'] : environments
  const refused = names.find((name) => !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name))
  if (refused !== undefined)
    throw new Failure('usage', `"${refused}" is no name for an environment: expected lower-case letters, digits and "-"`, { hint: 'Pass another --env NAME' })

  const copied = await Promise.all(copies.map(async ({ from, to }) => ({ file: to, text: await ports.files.readText(posix.join(sluice, from)) })))
  const files = [...names.flatMap(environmentFiles), ...copied.flatMap(({ file, text }) => (text === undefined ? [] : [{ file, text }]))]
  const notes: Note[] = []
  for (const file of files) notes.push(await place(root, file, ports))
  return { ...emptyOutcome('init'), notes, summary: `A workspace for ${names.join(', ')} stands in ${root}.`, next: 'npm run render' }
}

type NewFile = { readonly file: string; readonly text: string }

const copies = [
  { from: '.github/workflows/sluice.yml', to: '.github/workflows/sluice.yml' },
  { from: 'docs/spinnaker/pipeline.json', to: 'spinnaker/pipeline.json' },
] as const

async function place(root: string, { file, text }: NewFile, ports: Ports): Promise<Note> {
  const path = posix.join(root, file)
  if ((await ports.files.readText(path)) !== undefined) return { sign: 'info', text: `${file} stands already, and stays as it is` }
  await ports.files.writeText(path, text)
  return { sign: 'added', text: file }
}

const environmentFiles = (name: string): readonly NewFile[] => [
  {
    file: `values/${name}/environment.yml`,
    text: `# One target cluster. \`npm run snapshot -- --env ${name}\` records its capabilities once cluster.context names it.
cluster: { capabilities: capabilities.yml }
policy: { failOn: block, allowSnapshot: true }
releases: []
#  - name: istio-base
#    namespace: istio-system
#    chart: base
#    repository: https://istio-release.storage.googleapis.com/charts
#    version: 1.30.0
#    digest: sha256:…
#    values: [istio-base.yml]
`,
  },
  {
    file: `values/${name}/capabilities.yml`,
    text: `# What charts are rendered for, until \`npm run snapshot -- --env ${name}\` records the cluster's own.\nkubeVersion: "1.35.0"\napiVersions: [v1, apps/v1, batch/v1, policy/v1, rbac.authorization.k8s.io/v1, networking.k8s.io/v1, admissionregistration.k8s.io/v1, apiextensions.k8s.io/v1]\n`,
  },
]
