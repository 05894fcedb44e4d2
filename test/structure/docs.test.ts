import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { verbs } from '../../src/cli/verbs.ts'
import { exitCodes } from '../../src/model/failure.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const text = (path: string): string => readFileSync(join(root, path), 'utf8')
const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...globSync('docs/**/*.md', { cwd: root })]

/** What stands in code signs in the first column of a page's tables. */
const firstColumn = (path: string): readonly string[] => [...text(path).matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '')

test('every link to a file of this repository leads to one', () => {
  const links = pages.flatMap((page) => [...text(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => ({ page, target: match[1] ?? '' })))
  const broken = links.filter(({ page, target }) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(page), target)))

  expect(links.length).toBeGreaterThan(20)
  expect(broken).toEqual([])
})

test('every link to a part of a page leads to a heading of it', () => {
  const links = pages.flatMap((page) =>
    [...text(page).matchAll(/\]\(([^)#:\s]*)#([^)\s]+)\)/g)].map((match) => ({ page, target: match[1] ?? '', part: match[2] ?? '' })),
  )
  const broken = links.filter(({ page, target, part }) => !headings(target === '' ? page : join(dirname(page), target)).includes(part))

  expect(links.length).toBeGreaterThan(3)
  expect(broken).toEqual([])
})

/** The headings of a page as GitHub names them in links. */
const headings = (page: string): readonly string[] =>
  [...text(page).matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

test('the book names every page', () => {
  const own = globSync('docs/*.md', { cwd: root }).map((page) => page.slice('docs/'.length))

  expect(own.filter((page) => page !== 'README.md' && !text('docs/README.md').includes(`(${page})`))).toEqual([])
})

test('docs/dependencies.md names every dependency, and no other', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(text('package.json'))
  const installed = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })

  expect(firstColumn('docs/dependencies.md').toSorted()).toEqual(installed.toSorted())
})

test('docs/exit-codes.md explains every exit code', () => {
  const explained = [...text('docs/exit-codes.md').matchAll(/^\| (\d+) \|/gm)].map((match) => Number(match[1]))

  expect(explained).toEqual([...new Set([0, 1, 10, ...Object.values(exitCodes)])].toSorted((left, right) => left - right))
})

test('docs/errors.md explains every code of a failure, under the exit code that it has', () => {
  const sections = text('docs/errors.md').split(/^## /m).slice(1)
  const explained = sections.flatMap((section) =>
    [...section.matchAll(/^### (\S+)\n\n[^#]*\*\*Do:\*\*/gm)].map((match) => [match[1], section.split('\n')[0] ?? ''] as const),
  )
  const misplaced = explained.filter(([code, heading]) => !heading.includes(String(Object.entries(exitCodes).find(([name]) => name === code)?.[1])))

  expect(new Set(explained.map(([code]) => code))).toEqual(new Set(Object.keys(exitCodes)))
  expect(misplaced).toEqual([])
})

test('every verb of the table is a script of npm, with a file of its own', () => {
  const { scripts } = JSON.parse(text('package.json'))
  const names = Object.keys(verbs)

  expect(names.filter((name) => !String(scripts[name]).endsWith(`node scripts/${name}.ts`))).toEqual([])
  expect(names.filter((name) => !existsSync(join(root, 'scripts', `${name}.ts`)))).toEqual([])
})

test('the README names every verb', () => {
  expect(Object.keys(verbs).filter((name) => !new RegExp(`\\b${name}\\b`).test(text('README.md')))).toEqual([])
})

test('decisions are numbered without a gap, each once, in the file and in its heading', () => {
  const files = globSync('docs/adr/*.md', { cwd: root }).toSorted()
  const numbers = files.map((file) => file.slice('docs/adr/'.length, 'docs/adr/0000'.length))

  expect(numbers).toEqual(files.map((_, index) => String(index + 1).padStart(4, '0')))
  expect(files.filter((file, index) => !text(file).startsWith(`# ${numbers[index]} · `))).toEqual([])
})
