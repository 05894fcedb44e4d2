import { Failure } from '../../model/failure.ts'
import type { Release } from '../../model/workspace.ts'
import type { Ran } from '../../ports/run.ts'
import type { NetworkSource } from './reference.ts'

/** helm got no answer, or a wrong one. Its own words, without what a URL can hold of credentials: a user, or the signature of a redirect. */
export function networkRefusal({ stderr, exitCode }: Ran, doing: string, { source, release }: { source: NetworkSource; release: Release }): Failure {
  const words = /^Error: (.*)$/m.exec(stderr)?.[1] ?? `exit code ${exitCode}`
  const plain = words.replaceAll(/\/\/[^/@\s]*@/g, '//').replaceAll(/(\/\/[^\s"?]+)\?[^\s"]*/g, '$1?…')
  return new Failure('tool-failed', `helm could not ${doing} ${source.url}: ${plain.slice(0, 300)}`, { hint: loginHint(source, release) })
}

function loginHint({ kind, url }: NetworkSource, { chart, version }: Release): string {
  const login = kind === 'oci' ? `helm registry login ${new URL(url).host}` : `helm repo add NAME ${url} --username NAME --password-stdin`
  return `Check that ${chart} ${version} is there; a private one needs ${login}`
}
