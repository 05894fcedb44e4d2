import { expect, test } from 'vitest'
import { configMap, oneRelease, scratch, sluice, type Ran, type Scratch } from './workspace.ts'

const streamOf = (place: Scratch, ...flags: readonly string[]): Promise<Ran> => sluice(['apply', '--workspace', place.root, '--print-stream', ...flags])

async function commit(place: Scratch, depth: string): Promise<string> {
  place.write('values/_charts/c/templates/config.yaml', configMap('river', `{ depth: "${depth}" }`))
  const rendered = await sluice(['render', '--workspace', place.root])
  expect(rendered.code, rendered.err).toBe(0)
  await place.git('add', '-A')
  await place.git('commit', '-qm', `depth ${depth}`)
  return (await place.git('rev-parse', 'HEAD')).out.trim()
}

async function workspace(): Promise<Scratch> {
  const place = scratch(oneRelease({}))
  await place.git('init', '-q')
  return place
}

test('apply sends the very bytes of the commit that is named, whatever lies on the disk', async () => {
  using place = await workspace()
  const first = await commit(place, '1')
  await commit(place, '2')
  place.write('values/e/environment.yml', 'not: an environment\n')
  place.write('rendered/e/r/configmap_ns_river.yaml', configMap('river', '{ depth: "9" }'))

  const old = await streamOf(place, '--rev', first)
  const now = await streamOf(place, '--rev', 'main')

  expect(old.code, old.err).toBe(0)
  expect(old.out).toContain("depth: '1'")
  expect(now.out).toContain("depth: '2'")
})

test('without --rev it is HEAD, and what lies below rendered/ has to be the same', async () => {
  using place = await workspace()
  await commit(place, '1')

  const clean = await streamOf(place)
  place.write('rendered/e/r/configmap_ns_river.yaml', configMap('river', '{ depth: "9" }'))
  const dirty = await streamOf(place)

  expect(clean.out).toContain("depth: '1'")
  expect(dirty.code).toBe(2)
  expect(dirty.err).toContain('rendered/e/r/configmap_ns_river.yaml')
})

test('G7: a commit that the default branch does not hold is refused, and a branch that was checked out is not', async () => {
  using place = await workspace()
  await commit(place, '1')
  await place.git('checkout', '-qb', 'feature')
  const unmerged = await commit(place, '2')

  const named = await streamOf(place, '--rev', unmerged)
  const checkedOut = await streamOf(place)

  expect(named.code, named.err).toBe(2)
  expect(named.err).toContain(unmerged.slice(0, 7))
  expect(checkedOut.code, checkedOut.err).toBe(0)
})

test('values that were never committed count for nothing, and the message says how to commit them', async () => {
  using place = await workspace()
  await sluice(['render', '--workspace', place.root])
  await place.git('add', 'rendered')
  await place.git('commit', '-qm', 'rendered alone')

  const ran = await streamOf(place)

  expect(ran.code).toBe(2)
  expect(ran.err).toContain('git add values')
})

test('a revision that does not exist, or that reads as a flag of git, is a usage error', async () => {
  using place = await workspace()
  await commit(place, '1')

  const ran = await Promise.all(['nowhere', '--all', 'HEAD:rendered'].map((revision) => streamOf(place, `--rev=${revision}`)))

  expect(ran.map(({ code }) => code)).toEqual([2, 2, 2])
})
