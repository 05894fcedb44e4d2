import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareCase, compareFolder } from './pilot/compare.ts'

const corpus = '../shared/corpus/mesh'
const isHere = existsSync(corpus)

test.skipIf(!isHere)('every cluster, listener, virtual host and route of the cases is as Pilot sent it', () => {
  const checks = compareFolder(join(corpus, 'cases'))

  expect(checks.length).toBeGreaterThan(1000)
  expect(checks.filter(({ agrees }) => !agrees)).toEqual([])
})

test.skipIf(!isHere)('every cluster, listener, virtual host and route of random meshes is as Pilot sent it', () => {
  const checks = compareFolder(join(corpus, 'random'))

  expect(checks.length).toBeGreaterThan(7000)
  expect(checks.filter(({ agrees }) => !agrees)).toEqual([])
})

test.skipIf(!isHere).each([
  ['a port in the name of a cluster', '"name": "outbound|50051||', '"name": "outbound|50052||'],
  ['what a cluster speaks', '"http": "http2"', '"http": "use_downstream"'],
  ['the type of a cluster', '"type": "EDS"', '"type": "STRICT_DNS"'],
  ['where a listener leads', '"rds": "http.8080"', '"rds": "http.8081"'],
  ['a domain', '"accounts.example.com"', '"accounts.example.org"'],
  ['the target of a route', '"cluster": "outbound|50051||', '"cluster": "outbound|50051|v1|'],
  ['the match of a route', '"prefix": "/accounts.v1.Accounts/"', '"prefix": "/accounts.v2.Accounts/"'],
  ['a timeout', '"timeout": "10s"', '"timeout": "11s"'],
  ['what is retried', '"on": "unavailable,cancelled"', '"on": "unavailable"'],
])('the comparison notices another answer of Pilot: %s', (_what, said, other) => {
  const folder = mkdtempSync(join(tmpdir(), 'mesh-'))
  cpSync(join(corpus, 'cases/09-gateway'), folder, { recursive: true })
  const oracle = readFileSync(join(folder, 'oracle.json'), 'utf8')
  writeFileSync(join(folder, 'oracle.json'), oracle.replaceAll(said, other))

  const { checks } = compareCase(folder)

  rmSync(folder, { recursive: true })
  expect(oracle).toContain(said)
  expect(checks.some(({ agrees }) => !agrees)).toBe(true)
})
