import { posix } from 'node:path'
import { Failure } from '../model/failure.ts'
import type { Note, Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import { workflowFor } from './init/workflows.ts'
import { emptyOutcome } from './outcomes.ts'

export type InitOptions = {
  /** Absolute folder of the new workspace. */
  readonly root: string
  readonly environments: readonly string[]
  /** Absolute folder of Sluice itself, which holds the workflows and the pipeline to copy. */
  readonly sluice: string
  /** The action that the workflows use, as OWNER/REPOSITORY@COMMIT; '' where that is still to be written. */
  readonly action: string
}

/** A new workspace: environments to start from, workflows, the pipeline, who reviews the gate. Files that stand are left as they are. */
export async function init({ root, environments, sluice, action }: InitOptions, ports: Ports): Promise<Outcome> {
  const names = environments.length === 0 ? await askedNames(ports) : environments
  const refused = names.find((name) => !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name))
  if (refused !== undefined)
    throw new Failure('usage', `"${refused}" is no name for an environment: expected lower-case letters, digits and "-"`, { hint: 'Pass another --env NAME' })
  if (action !== '' && !/^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/.test(action))
    throw new Failure('usage', `--action is "${action}", expected OWNER/REPOSITORY@ and a whole commit`, {
      hint: 'A branch or a tag can be moved to other code',
    })

  const workflows = await workflowsOf(sluice, { names, action: action === '' ? unnamedAction : action }, ports)
  const pipeline = await ports.files.readText(posix.join(sluice, 'docs/spinnaker/pipeline.json'))
  const others = pipeline === undefined ? [] : [{ file: 'spinnaker/pipeline.json', text: pipeline }]
  const notes: Note[] = []
  for (const file of [...names.flatMap(environmentFiles), ...workflows, codeOwners, ...others]) notes.push(await place(root, file, ports))
  const left = action === '' ? [unnamed] : []
  return {
    ...emptyOutcome('init'),
    notes: [...notes, ...left],
    summary: `A workspace for ${names.join(', ')} stands in ${root}. Name charts in ${names.map((name) => `values/${name}/environment.yml`).join(', ')}.`,
    next: 'npm run render',
  }
}

/** Where nobody can answer, one that can be renamed. */
async function askedNames({ terminal }: Ports): Promise<readonly string[]> {
  const answer = await terminal.ask('Which environments, in the order in which they are to be applied? [dev] ')
  const names = (answer ?? '').split(/[\s,]+/).filter((name) => name !== '')
  return names.length === 0 ? ['dev'] : names
}

// What nobody has named yet cannot be guessed: a workflow that runs somebody else's code would be worse than one that does not start.
const unnamedAction = 'OWNER/sluice@COMMIT'

const unnamed: Note = { sign: 'warn', text: `The workflows use ${unnamedAction}: write where Sluice is, and its whole commit, or call init with --action` }

type NewFile = { readonly file: string; readonly text: string }

/** Every workflow of ours whose name begins with "sluice". */
async function workflowsOf(sluice: string, { names, action }: { names: readonly string[]; action: string }, { files }: Ports): Promise<readonly NewFile[]> {
  const folder = posix.join(sluice, '.github/workflows')
  const ours = (await files.list(folder)).filter((name) => name.startsWith('sluice'))
  return Promise.all(
    ours.map(async (name) => ({
      file: `.github/workflows/${name}`,
      text: workflowFor((await files.readText(posix.join(folder, name))) ?? '', names, action),
    })),
  )
}

const codeOwners: NewFile = {
  file: '.github/CODEOWNERS',
  text: `# Who has to agree when the gate itself changes. Name your team, and take the signs away.
# /values/*/environment.yml @OWNER/TEAM
# /values/*/waivers.yml @OWNER/TEAM
# /values/*/capabilities.yml @OWNER/TEAM
# /values/*/snapshot.json @OWNER/TEAM
# /.github/ @OWNER/TEAM
`,
}

async function place(root: string, { file, text }: NewFile, ports: Ports): Promise<Note> {
  const path = posix.join(root, file)
  if ((await ports.files.readText(path)) !== undefined) return { sign: 'info', text: `${file} stands already, and stays as it is` }
  await ports.files.writeText(path, text)
  return { sign: 'added', text: file }
}

const environmentFiles = (name: string): readonly NewFile[] => [
  {
    file: `values/${name}/environment.yml`,
    text: `# One target cluster. Once cluster.context names it, the verb snapshot records its capabilities.
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
    text: `# What charts are rendered for, until the verb snapshot records the cluster's own.\nkubeVersion: "1.35.0"\napiVersions: [v1, apps/v1, batch/v1, policy/v1, rbac.authorization.k8s.io/v1, networking.k8s.io/v1, admissionregistration.k8s.io/v1, apiextensions.k8s.io/v1]\n`,
  },
]
