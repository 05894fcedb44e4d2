import { Failure } from '../../model/failure.ts'
import type { Artifact, Artifacts } from '../../ports/github.ts'
import type { Session } from './session.ts'
import { onlyFile } from './only-file.ts'

type Found = { readonly id: number; readonly name: string; readonly size_in_bytes: number }

// One for each environment, or each shard of one.
const most = 500

export const createArtifacts = (session: Session): Artifacts => ({
  of: async (run, { prefix, largestBytes }) => {
    const { octokit, place } = session
    const all = await octokit.paginate(octokit.rest.actions.listWorkflowRunArtifacts, { ...place, run_id: run, per_page: 100 })
    const wanted = all.filter(({ name }) => name.startsWith(prefix))
    if (wanted.length > most) throw refusal(`${wanted.length} of them`, `${most} at most`)
    const read: Artifact[] = []
    // One after the other: each may fill the memory that is meant for one.
    for (const artifact of wanted) read.push({ name: artifact.name, text: await textOf(session, artifact, largestBytes) })
    return read
  },
})

async function textOf(session: Session, found: Found, largestBytes: number): Promise<string> {
  const zip = found.size_in_bytes > largestBytes ? undefined : await download(session, found.id, largestBytes)
  if (zip === undefined) throw refusal(`${JSON.stringify(found.name)} is larger`, `${largestBytes} bytes at most`)
  const file = await onlyFile(zip, largestBytes)
  if (file.kind === 'refused') throw refusal(`${JSON.stringify(found.name)} ${file.why}`, 'one JSON file and nothing else')
  return file.text
}

const refusal = (state: string, wanted: string): Failure =>
  new Failure('input-invalid', `Cannot read the artifacts of the run: ${state}, expected ${wanted}`, {
    hint: 'Upload the file of --report json=FILE, one an artifact',
  })

/** What an artifact says of its size is not what comes, so bytes are counted. The address is another server's, which gets no token. */
async function download({ octokit, place }: Session, id: number, limit: number): Promise<Buffer | undefined> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', {
    ...place,
    artifact_id: id,
    archive_format: 'zip',
    request: { parseSuccessResponseBody: false },
  })
  return data instanceof ReadableStream ? upTo(limit, data) : undefined
}

async function upTo(limit: number, stream: ReadableStream<Uint8Array>): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
