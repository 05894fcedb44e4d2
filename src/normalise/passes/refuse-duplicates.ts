import { apiVersionOf, keyOf } from '../../model/manifest.ts'
import type { Problem } from '../../model/problem.ts'
import { type Found, lineOf, problemOf, saidName } from '../found.ts'
import type { Pass } from './pass.ts'

/** Of two objects with one identity kubectl would keep the later; nobody can have meant that. */
export const refuseDuplicates: Pass = (found) => {
  const firsts = new Map<string, Found>()
  const problems: Problem[] = []
  for (const each of found) {
    const key = keyOf(each.manifest.id)
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, each)
    else problems.push(twice(first, each))
  }
  return { found, problems }
}

function twice(first: Found, second: Found): Problem {
  const [one, two] = [saidApi(first), saidApi(second)]
  const message = `${saidName(second.manifest.id)} stands here (${two}) and at ${first.chunk.file}:${lineOf(first)} (${one})`
  return problemOf(second, message, 'Rename one of the two, or take it out; group, kind, namespace and name tell objects apart, the version does not')
}

const saidApi = ({ manifest }: Found): string => apiVersionOf(manifest.id.group, manifest.version)
