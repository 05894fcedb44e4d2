import { embeddedProgram } from '../../src/adapters/programs.ts'
import { oneRelease, scratch, sluice, type Ran, type Scratch } from '../cli/workspace.ts'

type Server = { readonly kubeconfig: string; readonly context: string }

/** A committed workspace for a server, with one release of these templates, rendered; `run` calls a verb in it. */
export type Applied = {
  readonly place: Scratch
  readonly run: (verb: string, ...flags: readonly string[]) => Promise<Ran>
  [Symbol.dispose](): void
}

export async function rendered(server: Server, templates: Readonly<Record<string, string>>, extra: { readonly release?: string } = {}): Promise<Applied> {
  return renderedFiles(server, oneRelease(templates, { ...extra, cluster: `context: ${server.context}` }))
}

/** The same for files of any workspace. */
export async function renderedFiles({ kubeconfig }: Server, files: Readonly<Record<string, string>>): Promise<Applied> {
  const place = scratch(files)
  const env = { KUBECONFIG: kubeconfig, SLUICE_KUBECTL: await embeddedProgram('kubectl') }
  const run: Applied['run'] = (verb, ...flags) => sluice([verb, '--workspace', place.root, ...flags], { env })
  await place.git('init', '-q')
  await place.git('config', 'user.name', 'Test')
  await place.git('config', 'user.email', 'test@example.com')
  await place.git('add', '-A')
  await place.git('commit', '-qm', 'values')
  const ran = await run('render', '--commit')
  if (ran.code !== 0) throw new Error(ran.out + ran.err)
  return { place, run, [Symbol.dispose]: () => place[Symbol.dispose]() }
}
