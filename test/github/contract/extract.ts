import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromJsonText } from '../../../src/model/json.ts'
import { openapiExtract } from './openapi-extract.ts'
import { sdlExtract } from './sdl-extract.ts'

// `npm run github:extract`: GitHub's description of its API comes as 430 MB; what is used of it is a few hundred kilobytes. A newer version is a number here.
const packages = { openapi: '@octokit/openapi@23.0.2', graphql: '@octokit/graphql-schema@15.26.1' } as const

const here = (name: string): URL => new URL(name, import.meta.url)

const openapi = packed(packages.openapi, ['package/generated/api.github.com.json', 'package/LICENSE'])
writeFileSync(here('openapi.json'), openapiExtract(fromJsonText(openapi[0] ?? ''), { from: packages.openapi, licence: openapi[1] ?? '' }))

const graphql = packed(packages.graphql, ['package/schema.graphql', 'package/LICENSE.md'])
writeFileSync(here('schema.graphql'), sdlExtract(graphql[0] ?? '', { from: packages.graphql, licence: graphql[1] ?? '' }))

/** The texts of files of a package, which is unpacked nowhere else. */
function packed(name: string, files: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-github-'))
  try {
    const archive = execFileSync('npm', ['pack', '--silent', name], { cwd: folder, encoding: 'utf8' }).trim()
    execFileSync('tar', ['-xzf', archive, ...files], { cwd: folder })
    return files.map((file) => readFileSync(join(folder, file), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
