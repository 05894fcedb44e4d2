import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { listAt, textAt, toJsonText, type Json } from '../../src/model/json.ts'
import { describeWithServer } from './server.ts'

const run = promisify(execFile)
const project = fileURLToPath(new URL('../../', import.meta.url))
const files = [...globSync('deploy/*.yml', { cwd: project }), ...globSync('docs/rbac/*.yml', { cwd: project })].toSorted()
const pipeline: Json = JSON.parse(readFileSync(`${project}docs/spinnaker/pipeline.json`, 'utf8'))
const jobs = listAt(pipeline, 'stages').flatMap((stage) => (typeof stage === 'object' && stage !== null && 'manifest' in stage ? [stage['manifest']] : []))

describeWithServer('manifests that users apply', ({ client, context, kubeconfig }) => {
  /** What the server says of a file, with no field that it does not know and nothing written. */
  const tried = async (args: readonly string[]): Promise<string> => {
    const kubectl = await embeddedProgram('kubectl')
    const flags = ['--kubeconfig', kubeconfig, '--context', context, '--dry-run=server', '--validate=strict', '-o', 'name']
    return (await run(kubectl, [...args, ...flags])).stdout
  }

  test.each(files)('%s is what a real API server takes, strictly', async (file) => {
    await client.namespace('sluice')
    const documents = parseAllDocuments(readFileSync(project + file, 'utf8'))

    const said = await tried(['apply', '--server-side', '-f', project + file])

    expect(said.trim().split('\n')).toHaveLength(documents.length)
  })

  test.each(jobs.map((job) => [textAt(job, 'metadata', 'generateName') ?? '', job] as const))('the Job %s of the pipeline is one, too', async (name, job) => {
    await client.namespace('sluice')
    const kubectl = await embeddedProgram('kubectl')
    const child = run(kubectl, ['--kubeconfig', kubeconfig, '--context', context, 'create', '--dry-run=server', '--validate=strict', '-o', 'name', '-f', '-'])
    child.child.stdin?.end(toJsonText(job))

    expect((await child).stdout).toContain(`job.batch/${name}`)
  })
})
