import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFiles } from '../../src/adapters/files.ts'
import { own } from '../../src/adapters/files/process-birth.ts'
import { scratchFolder } from './chart-folder.ts'

const lock = 'rendered/.sluice-lock'
const rendered = (root: string): string => join(root, 'rendered')

/** Runs work that only tells its name, under the lock. */
function locked(root: string, { name, told, onWait = () => undefined }: { name: string; told: string[]; onWait?: (holder: string) => void }): Promise<void> {
  return createFiles(root).exclusively(rendered(root), { work: async () => void told.push(name), onWait })
}

test('of two runs one waits and says for whom, and none works while the other does', async () => {
  using folder = scratchFolder()
  const told: string[] = []
  const held = Promise.withResolvers<void>()
  const first = createFiles(folder.path).exclusively(rendered(folder.path), {
    work: async () => {
      await held.promise
      told.push('first')
    },
    onWait: () => told.push('first waits'),
  })

  const second = locked(folder.path, {
    name: 'second',
    told,
    onWait: (holder) => {
      told.push(`second waits for ${holder}`)
      held.resolve()
    },
  })
  await Promise.all([first, second])

  expect(told).toEqual([`second waits for process ${process.pid} on ${hostname()}`, 'first', 'second'])
  expect(readdirSync(rendered(folder.path))).toEqual([])
})

const failing = () => Promise.reject(new Error('no'))

test('the lock goes when the work fails', async () => {
  using folder = scratchFolder()

  await expect(createFiles(folder.path).exclusively(rendered(folder.path), { work: failing, onWait: () => undefined })).rejects.toThrow('no')

  expect(readdirSync(rendered(folder.path))).toEqual([])
})

const gone = spawnSync(process.execPath, ['-e', '']).pid

test.each([
  ['of a process that is gone', `${gone} ${own.birth} ${hostname()}\n`],
  ['of an earlier process with our id', `${own.pid} 00000000.1 ${hostname()}\n`],
  ['that holds nothing', ''],
  ['that holds something else', 'x'.repeat(5000)],
])('a lock %s is taken over at once', async (_what, text) => {
  using folder = scratchFolder({ [lock]: text })
  const told: string[] = []

  await locked(folder.path, { name: 'work', told, onWait: () => told.push('waits') })

  expect([told, readdirSync(rendered(folder.path))]).toEqual([['work'], []])
})

test('T21: a link in the place of the lock is not followed, and what it leads to stays', async () => {
  using folder = scratchFolder({ precious: 'x', 'rendered/a': '' })
  symlinkSync('../precious', join(folder.path, lock))
  const told: string[] = []

  await locked(folder.path, { name: 'work', told })

  expect([told, readFileSync(join(folder.path, 'precious'), 'utf8'), existsSync(join(folder.path, lock))]).toEqual([['work'], 'x', false])
})

test('a lock of another machine is left alone, however old: nothing is known of its process', async () => {
  using folder = scratchFolder({ [lock]: `${gone} ${own.birth} another-machine\n` })
  const told: string[] = []

  await locked(folder.path, {
    name: 'work',
    told,
    onWait: (holder) => {
      told.push(`waits for ${holder}`)
      rmSync(join(folder.path, lock))
    },
  })

  expect(told).toEqual([`waits for process ${gone} on another-machine`, 'work'])
})

test('T21: below a link that leads out of the workspace there is no lock', async () => {
  using outside = scratchFolder()
  using folder = scratchFolder()
  symlinkSync(outside.path, rendered(folder.path))

  await expect(locked(folder.path, { name: 'work', told: [] })).rejects.toMatchObject({ code: 'files-failed' })

  expect(readdirSync(outside.path)).toEqual([])
})
