import { expect, test } from 'vitest'
import { branch, clone, commitOfAnna } from './proposing.ts'

test('--signed lets GitHub commit, on the head that was looked at', async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')

  const ran = await desk.propose('--signed')

  expect(ran.code, ran.err).toBe(0)
  expect(desk.github.asked.map(({ target }) => target)).toContain('POST /graphql')
  expect(desk.github.state.git.text(branch, 'rendered/e/r/configmap_ns_m.yaml')).toContain("a: '2'")
})

test('--signed continues its own branch, and commits nothing when nothing changed', async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')
  await desk.propose('--signed')
  await desk.render('{ a: "3" }')
  const second = await desk.propose('--signed')
  const tip = desk.github.state.git.tip(branch)

  const third = await desk.propose('--signed')

  expect([second.code, third.code], second.err + third.err).toEqual([0, 0])
  expect(desk.github.state.git.between('main', branch)).toHaveLength(2)
  expect(desk.github.state.git.tip(branch)).toBe(tip)
})

test("--signed stops at a commit of somebody else's", async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')
  await desk.propose('--signed')
  const theirs = commitOfAnna(desk, 'rendered/e/r/configmap_ns_m.yaml')
  await desk.render('{ a: "3" }')

  const ran = await desk.propose('--signed')

  expect(ran.code).toBe(2)
  expect(desk.github.state.git.tip(branch)).toBe(theirs)
})
