import { oneRelease, scratch, sluice, type Ran, type Scratch } from '../cli/workspace.ts'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import type { TestServer } from './server.ts'

/** A workspace in Git whose environment is this server's, and verbs run in it. */
export type ApplyWorkspace = Scratch & {
  readonly run: (verb: string, flags?: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ran>
  /** Writes the chart's templates, renders and commits. */
  readonly commit: (templates: Readonly<Record<string, string>>) => Promise<void>
}

type Given = {
  readonly name: string
  readonly namespace?: string
  readonly templates: Readonly<Record<string, string>>
  readonly keys?: string
  readonly policy?: string
}

/** `name` keeps lock and inventory of one test apart from those of all others. */
export async function applyWorkspace(server: TestServer, { name, namespace = 'default', templates, keys = '', policy = '' }: Given): Promise<ApplyWorkspace> {
  const files = oneRelease(templates, { cluster: `context: ${server.context}`, policy })
  const place = scratch(files)
  const environment = `${files['values/e/environment.yml'] ?? ''}inventory: { name: sluice-${name}, namespace: ${namespace} }\n${keys}`
  place.write('values/e/environment.yml', environment)
  const kubectl = await embeddedProgram('kubectl')
  const run: ApplyWorkspace['run'] = (verb, flags = [], env = {}) =>
    sluice([verb, '--workspace', place.root, ...flags], { env: { KUBECONFIG: server.kubeconfig, SLUICE_KUBECTL: kubectl, ...env } })
  const commit = async (changed: Readonly<Record<string, string>>): Promise<void> => {
    for (const [file, text] of Object.entries(changed)) place.write(`values/_charts/c/templates/${file}`, text)
    await place.git('add', 'values')
    await place.git('commit', '-q', '-m', 'values')
    await run('render', ['--commit'])
  }
  await place.git('init', '-q')
  await place.git('config', 'user.name', 'Test')
  await place.git('config', 'user.email', 'test@example.com')
  await commit({})
  return { ...place, run, commit }
}
