import { posix } from 'node:path'
import { capabilitiesFileOf, readCapabilities, readEnvironment, readUnlocked, type EnvironmentPlace } from '../../config/config.ts'
import type { Problem, Read } from '../../model/problem.ts'
import type { Capabilities, Environment } from '../../model/workspace.ts'
import type { Files } from '../../ports/files.ts'

/** Whoever reads the files: the disk, or a commit. */
type Reader = Pick<Files, 'readText'>

/** One environment as its files say, or every problem in them. */
export const loadEnvironment = (files: Reader, root: string, name: string): Promise<Read<Environment>> =>
  load(files, { root, name, capabilitiesOf: loadCapabilities })

/** The same, whatever stands in the place of its capabilities. */
export const loadUnrecordedEnvironment = (files: Reader, root: string, name: string): Promise<Read<Environment>> =>
  load(files, { root, name, capabilitiesOf: async () => unrecorded })

/** The same, whatever stands in the place of its capabilities, and with digests that are not there yet. */
export const loadUnlockedEnvironment = (files: Reader, root: string, name: string): Promise<Read<Environment>> =>
  read(files, { root, name }, async (text, place) => readUnlocked(text, place))

const unrecorded = { ok: true, value: { kubeVersion: '', apiVersions: [], clusterScoped: 'unknown', clusterUid: '' } } as const

type CapabilitiesLoader = (files: Reader, root: string, path: string) => Promise<Read<Capabilities>>

const load = (files: Reader, { root, name, capabilitiesOf }: { root: string; name: string; capabilitiesOf: CapabilitiesLoader }): Promise<Read<Environment>> =>
  read(files, { root, name }, async (text, place) => {
    const capabilities = await capabilitiesOf(files, root, posix.resolve(place.folder, capabilitiesFileOf(text)))
    return readEnvironment(text, place, capabilities)
  })

type Decoder = (text: string, place: EnvironmentPlace) => Promise<Read<Environment>>

async function read(files: Reader, { root, name }: { root: string; name: string }, decode: Decoder): Promise<Read<Environment>> {
  const folder = posix.join(root, 'values', name)
  const file = `values/${name}/environment.yml`
  const text = await files.readText(posix.join(root, file))
  return text === undefined ? missing(file, `npm run init -- --env ${name} writes one to start from`) : decode(text, { name, file, folder, root })
}

async function loadCapabilities(files: Reader, root: string, path: string): Promise<Read<Capabilities>> {
  const file = posix.relative(root, path)
  const text = await files.readText(path)
  return text === undefined
    ? missing(file, 'npm run snapshot records it from the cluster; or write kubeVersion and apiVersions by hand')
    : readCapabilities(text, file)
}

function missing(file: string, hint: string): Read<never> {
  const problem: Problem = { file, line: 0, column: 0, path: '', message: 'This file is missing', hint }
  return { ok: false, problems: [problem] }
}
