import { Failure } from '../model/failure.ts'
import { compareText } from '../model/json.ts'
import { apiVersionOf } from '../model/manifest.ts'
import type { Note, Outcome } from '../model/outcome.ts'
import type { Environment } from '../model/workspace.ts'
import type { Cluster } from '../ports/cluster.ts'
import type { Helm } from '../ports/helm.ts'
import type { Ports } from '../ports/ports.ts'
import { advisoriesOf } from '../render/render.ts'
import { loadWorkspace, type Selection } from './workspace/load-workspace.ts'
import { emptyOutcome } from './outcomes.ts'

/** Are the tools, the files and the clusters fit for the other verbs? Each problem with its cure; one does not hide the next. */
export async function doctor(options: Selection, ports: Ports): Promise<Outcome> {
  const tools = await Promise.all([
    examined('helm', async () => helmNotes(await ports.helm())),
    examined('kubectl', async () => toolNote('kubectl', await ports.kubectl())),
    examined('git', async () => gitNote(options.root, ports)),
  ])
  const workspace = await examined('workspace', async () => {
    const { environments } = await loadWorkspace(ports.files, options)
    return [...environments.map(filesNote), ...(await Promise.all(environments.map((environment) => clusterNotes(environment, ports)))).flat()]
  })
  const notes = [...tools.flat(), ...workspace]
  const ill = notes.filter((note) => note.sign === 'block').length
  return {
    ...emptyOutcome('doctor'),
    exitCode: ill > 0 ? 3 : 0,
    notes,
    summary: ill === 0 ? 'Fit for every verb.' : `${ill} ${ill === 1 ? 'thing needs' : 'things need'} a cure.`,
  }
}

async function examined(subject: string, examine: () => Promise<Note | readonly Note[]>): Promise<readonly Note[]> {
  try {
    return [await examine()].flat()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const problems = error.problems.map((problem) => ({ label: `${problem.file}:${problem.line}`, text: `${problem.path} ${problem.message}`.trim() }))
    return [{ sign: 'block', text: `${subject}: ${error.message}`, details: [...problems, { label: 'do', text: error.hint }] }]
  }
}

async function toolNote(name: string, tool: { version(): Promise<string>; place(): Promise<{ path: string; origin: string }> }): Promise<Note> {
  const [version, { path, origin }] = await Promise.all([tool.version(), tool.place()])
  return { sign: 'pass', text: `${name} ${version} (${origin})`, details: [{ label: 'at', text: path }] }
}

async function helmNotes(helm: Helm): Promise<readonly Note[]> {
  const note = await toolNote('helm', helm)
  const version = await helm.version()
  const open = advisoriesOf(version)
  if (open.length === 0) return [note]
  const cure = { label: 'do', text: 'Install helm 4.1.4 or newer, or set SLUICE_HELM=embedded' }
  const details = [...open.map(({ id, allows }) => ({ label: id, text: allows })), cure]
  return [note, { sign: 'warn', text: `helm ${version} has ${open.length} published ${open.length === 1 ? 'weakness' : 'weaknesses'}`, details }]
}

async function gitNote(root: string, ports: Ports): Promise<Note> {
  const git = await ports.git()
  if (!(await git.isRepository()))
    return {
      sign: 'warn',
      text: `${root} is not in a Git work tree`,
      details: [{ label: 'do', text: 'git init, so that rendered/ can be reviewed and applied' }],
    }
  const modified = await git.modified('rendered')
  return modified.length === 0
    ? { sign: 'pass', text: 'git: rendered/ is as committed' }
    : { sign: 'warn', text: `git: ${modified.length} files under rendered/ are not committed`, details: [{ label: 'do', text: 'npm run render -- --commit' }] }
}

const filesNote = (environment: Environment): Note => {
  const all = environment.releases.length
  if (all === 0) return { sign: 'info', text: `values/${environment.name}/environment.yml lists no release yet` }
  const locked = environment.releases.filter((release) => release.digest !== '').length
  return {
    sign: 'pass',
    text: `values/${environment.name}/environment.yml: ${all} ${all === 1 ? 'release' : 'releases'}, ${locked === all ? 'all' : locked} locked by digest`,
  }
}

async function clusterNotes(environment: Environment, ports: Ports): Promise<readonly Note[]> {
  if (environment.context === '') return [{ sign: 'info', text: `${environment.name} names no cluster: render, diff, and check by snapshot work` }]
  return examined(`cluster of ${environment.name}`, async () => {
    const cluster = await ports.cluster(environment.context)
    const facts = await cluster.facts()
    const served = facts.served === 'unknown' ? [] : facts.served.map(({ group, version }) => apiVersionOf(group, version))
    const unknown = [...new Set(served)].filter((name) => !environment.capabilities.apiVersions.includes(name)).toSorted(compareText)
    const programs = [...programNotes(environment, cluster), ...(await powerNotes(environment, ports))]
    const answer: Note = { sign: 'pass', text: `cluster of ${environment.name} answers: Kubernetes ${facts.kubeVersion}, ${facts.crds.length} CRDs` }
    if (unknown.length === 0 && facts.kubeVersion === environment.capabilities.kubeVersion) return [answer, ...programs]
    const stale: Note = {
      sign: 'warn',
      text: `the capabilities of ${environment.name} are not those of its cluster: Kubernetes ${environment.capabilities.kubeVersion} recorded, ${unknown.length} served API versions not recorded`,
      details: [{ label: 'do', text: `npm run snapshot -- --env ${environment.name}` }],
    }
    return [answer, ...programs, stale]
  })
}

/** Whoever may do everything can be made to do anything. */
async function powerNotes({ name, context }: Environment, ports: Ports): Promise<readonly Note[]> {
  if (!(await (await ports.rights(context)).isAlmighty())) return []
  const cure = `npm run -s doctor -- --env ${name} --rbac prints the roles that apply needs; let check, drift and snapshot use another account than apply`
  return [{ sign: 'warn', text: `cluster of ${name}: this user may do everything to everything (cluster-admin)`, details: [{ label: 'do', text: cure }] }]
}

/** A kubeconfig that runs a program is as good as that program, and whoever may write it may run another. */
function programNotes({ name, execPlugins }: Environment, { credentialProgram: program }: Cluster): readonly Note[] {
  if (program === '') return []
  const text = `cluster of ${name}: its credentials come from ${program}, which the kubeconfig makes us run`
  if (execPlugins.includes(program)) return [{ sign: 'info', text }]
  return [{ sign: 'warn', text, details: [{ label: 'in CI', text: `refused, until values/${name}/environment.yml has it in cluster.execPlugins` }] }]
}
