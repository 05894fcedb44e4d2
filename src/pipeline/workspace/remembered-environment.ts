import { posix } from 'node:path'
import type { Read } from '../../model/problem.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Cache } from '../../ports/cache.ts'
import type { Files } from '../../ports/files.ts'
import { digestOf } from '../../render/render.ts'

type Place = { readonly files: Files; readonly cache: Cache; readonly root: string; readonly name: string }

/** What the texts of an environment were read as; its capabilities stand in a file that only the first text names. */
type Kept = { readonly environment: Environment; readonly capabilities: string }

/** An environment from the cache where its very texts were read before, else from its files. Problems are never kept. */
export async function rememberedEnvironment({ files, cache, root, name }: Place): Promise<Read<Environment>> {
  const text = await files.readText(posix.join(root, 'values', name, 'environment.yml'))
  const key = `environment ${root} ${name} ${digestOf(text ?? '')}`
  const kept = parsed(await cache.read(key))
  if (kept !== undefined && kept.capabilities === (await capabilitiesDigest(files, kept.environment))) return { ok: true, value: kept.environment }

  const { loadEnvironment } = await import('./load-environment.ts')
  const read = await loadEnvironment(files, root, name)
  if (read.ok) await cache.keep(key, JSON.stringify({ environment: read.value, capabilities: await capabilitiesDigest(files, read.value) } satisfies Kept))
  return read
}

const capabilitiesDigest = async (files: Files, { capabilitiesFile }: Environment): Promise<string> => digestOf((await files.readText(capabilitiesFile)) ?? '')

function parsed(text: string | undefined): Kept | undefined {
  if (text === undefined) return undefined
  const kept: Kept = JSON.parse(text)
  return kept
}
