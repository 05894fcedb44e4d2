import { expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/config.ts'

const capabilities = { ok: true, value: { kubeVersion: '1.35.0', apiVersions: ['v1'], clusterScoped: 'unknown', clusterUid: '' } } as const
const place = { name: 'prod', file: 'values/prod/environment.yml', folder: '/w/values/prod', root: '/w' }
const release = (name: string, needs: string) => `  - { name: ${name}, namespace: shop, chart: web, repository: ./web, version: 1.0.0, needs: [${needs}] }\n`

const read = (...releases: readonly string[]) => readEnvironment(`releases:\n${releases.join('')}`, place, capabilities)
const problemsOf = (result: ReturnType<typeof read>) => (result.ok ? [] : result.problems)

test('a release needs others of its environment, in whatever order they are written', () => {
  expect(read(release('app', 'db, mesh'), release('db', 'mesh'), release('mesh', ''))).toMatchObject({
    ok: true,
    value: { releases: [{ needs: ['db', 'mesh'] }, { needs: ['mesh'] }, { needs: [] }] },
  })
})

test('a release that is not there cannot be needed, and is told at its place', () => {
  expect(problemsOf(read(release('app', 'app2'), release('db', '')))).toMatchObject([
    {
      file: place.file,
      line: 2,
      column: 90,
      path: 'releases[0].needs[0]',
      message: 'needs names "app2", which is no release of this environment',
      hint: 'Name one of app, db',
    },
  ])
})

test('releases that need each other are told as the way round, at every place of it', () => {
  const problems = problemsOf(read(release('a', 'b'), release('b', 'c'), release('c', 'a'), release('d', 'a')))

  expect(problems.map(({ line, message }) => [line, message])).toEqual([
    [2, 'a needs b needs c needs a: none could ever come first'],
    [3, 'b needs c needs a needs b: none could ever come first'],
    [4, 'c needs a needs b needs c: none could ever come first'],
  ])
})

test('a release cannot need itself', () => {
  expect(problemsOf(read(release('a', 'a')))).toMatchObject([{ message: 'a needs a: none could ever come first' }])
})
