import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { createRun } from '../../src/adapters/run.ts'
import type { Command } from '../../src/ports/run.ts'

const folder = mkdtempSync(join(tmpdir(), 'sluice-run-'))
afterAll(() => rmSync(folder, { recursive: true }))

const run = createRun()
const env = { PATH: '/usr/bin:/bin' }
const shell = (script: string, more: Partial<Command> = {}): Command => ({
  program: 'sh',
  args: ['-c', script],
  label: 'testing',
  env,
  limitMs: 20_000,
  ...more,
})

/** A zombie has ended; when it goes from the list is up to whoever is process 1. */
const isAlive = (pid: number): boolean => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.startsWith('Z')
}

const hasEnded = async (pid: number): Promise<boolean> => {
  for (let tries = 0; tries < 50 && isAlive(pid); tries += 1) await pause(20)
  return !isAlive(pid)
}

test('a run keeps stdout, stderr and the exit code apart', async () => {
  const ran = await run(shell('echo out; echo err >&2; exit 7'))

  expect({ exitCode: ran.exitCode, text: ran.text, stderr: ran.stderr }).toEqual({ exitCode: 7, text: 'out\n', stderr: 'err\n' })
})

test('a run hands each argument over as it is: no shell reads it', async () => {
  const args = ['$(echo x)', "it's", '"', 'a\nb', '', '*', '\\', '--', '`id`', 'ü']

  const ran = await run({ program: 'printf', args: ['<%s>', ...args], label: 'testing', env, limitMs: 20_000 })

  expect(ran.text).toBe(args.map((arg) => `<${arg}>`).join(''))
})

test('a run takes more arguments than one string of a shell could hold', async () => {
  const args = Array.from({ length: 4_000 }, (_, index) => `--api-versions=group${index}.example.com/v1/SomeKindOfSomething`)

  const ran = await run(shell('echo $#', { args: ['-c', 'echo $#', 'sh', ...args], addressSpaceKiB: 2_000_000, program: '/bin/sh' }))

  expect(ran.text).toBe('4000\n')
})

test('a run gives the child its own environment and nothing of ours', async () => {
  process.env['SLUICE_CANARY'] = 'x'

  const ran = await run(shell('env', { env: { ...env, ONLY: 'this' } }))

  delete process.env['SLUICE_CANARY']
  expect(ran.text).toContain('ONLY=this')
  expect(ran.text).not.toContain('SLUICE_CANARY')
})

test('a run pipes its input in, and none of it where there is none', async () => {
  expect((await run(shell('cat', { input: 'a\nbü' }))).text).toBe('a\nbü')
  expect((await run(shell('cat', { input: '' }))).text).toBe('')
  expect((await run(shell('cat'))).text).toBe('')
})

test('a child that does not read its input is no crash', async () => {
  const ran = await run(shell('exit 3', { input: 'x'.repeat(5_000_000) }))

  expect(ran.exitCode).toBe(3)
})

test('a character that arrives in two pieces is read as one', async () => {
  const ran = await run(shell(String.raw`printf '\303'; sleep 0.2; printf '\274'; printf '\342\202' >&2; sleep 0.2; printf '\254' >&2`))

  expect([ran.text, ran.stderr]).toEqual(['ü', '€'])
})

test('T15 control characters of a child are made visible on stderr', async () => {
  const ran = await run(shell(String.raw`printf '\033]0;x\007\r\n\302\233a\rb\tc\342\200\256' >&2`))

  expect(ran.stderr).toBe('<U+001B>]0;x<U+0007>\n<U+009B>a<U+000D>b\tc<U+202E>')
})

test('a child that a signal ends has 128 and its number as exit code', async () => {
  expect((await run(shell('kill -TERM $$'))).exitCode).toBe(143)
})

test('a program that does not exist is tool-missing, with and without limits before it', async () => {
  const command: Command = { program: '/nonexistent/helm', args: [], label: 'rendering istiod', env, limitMs: 1_000 }

  await expect(run(command)).rejects.toMatchObject({ code: 'tool-missing', message: expect.stringContaining('/nonexistent/helm') })
  await expect(run({ ...command, addressSpaceKiB: 2_000_000, isOffline: true })).rejects.toMatchObject({ code: 'tool-missing' })
  await expect(run({ ...command, program: 'no-such-program-anywhere' })).rejects.toMatchObject({ code: 'tool-missing' })
})

const stubborn = (file: string): string => `trap '' TERM INT; (trap '' TERM INT; sleep 600) & echo $$ $! > ${file}; while :; do sleep 1; done`

const pidsIn = (file: string): readonly number[] => readFileSync(file, 'utf8').trim().split(' ').map(Number)

test('T06 at the limit the whole group ends, children that ignore signals included', async () => {
  const file = join(folder, 'limit')

  const stopped = run(shell(stubborn(file), { limitMs: 500, label: 'rendering istiod', limitHint: 'raise it' }))

  await expect(stopped).rejects.toMatchObject({ code: 'tool-timeout', message: 'sh was stopped after 0.5 s while rendering istiod', hint: 'raise it' })
  for (const pid of pidsIn(file)) expect(await hasEnded(pid)).toBe(true)
})

test('T06 too much output ends the child instead of filling our memory', async () => {
  const stopped = run(shell('yes', { maxOutputBytes: 2 ** 20 }))

  await expect(stopped).rejects.toMatchObject({ code: 'tool-failed', message: expect.stringContaining('1 MiB') })
})

test('a child that leaves a process behind which holds its output does not hang us, and the process ends', async () => {
  const file = join(folder, 'held')

  const ran = await run(shell(`sleep 600 & echo $! > ${file}; echo done`))

  expect(ran.text).toBe('done\n')
  for (const pid of pidsIn(file)) expect(await hasEnded(pid)).toBe(true)
})

test('a process that left the group and holds the output is given up, said aloud', async () => {
  const file = join(folder, 'escaped')

  const ended = run(shell(`setsid sh -c 'echo $$ > ${file}; exec sleep 30' & sleep 0.2; echo done`))

  await expect(ended).rejects.toMatchObject({ code: 'tool-failed', message: expect.stringContaining('left a process behind') })
  for (const pid of pidsIn(file)) process.kill(pid)
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('our own %s ends the children first, and then means what it always does', async (signal) => {
  const file = join(folder, signal)
  const program = join(folder, `${signal}.ts`)
  const door = new URL('../../src/adapters/run.ts', import.meta.url)
  const command = shell(stubborn(file), { limitMs: 600_000 })
  writeFileSync(program, `import { createRun } from ${JSON.stringify(door)}\nawait createRun()(${JSON.stringify(command)})\n`)
  const own = spawn(process.execPath, [program], { stdio: 'ignore' })
  while (pidsOrNone(file).length < 2) await pause(20)

  own.kill(signal)
  const [code, ended] = await once(own, 'exit')

  expect([code, ended]).toEqual([null, signal])
  for (const pid of pidsIn(file)) expect(await hasEnded(pid)).toBe(true)
})

test('our own exit ends the children', async () => {
  const file = join(folder, 'exit')
  const program = join(folder, 'exit.ts')
  const door = new URL('../../src/adapters/run.ts', import.meta.url)
  writeFileSync(
    program,
    `import { createRun } from ${JSON.stringify(door)}\nvoid createRun()(${JSON.stringify(shell(stubborn(file)))})\nsetTimeout(() => process.exit(0), 500)\n`,
  )

  const [code]: unknown[] = await once(spawn(process.execPath, [program], { stdio: 'ignore' }), 'exit')

  expect(code).toBe(0)
  for (const pid of pidsIn(file)) expect(await hasEnded(pid)).toBe(true)
})

const pidsOrNone = (file: string): readonly number[] => {
  try {
    return pidsIn(file).filter((pid) => pid > 0)
  } catch {
    return []
  }
}

const listener = (): void => undefined

test('where somebody else listens to the signal, the run fails as interrupted and our process goes on', async () => {
  process.on('SIGHUP', listener)

  const stopped = run(shell('sleep 600'))
  setTimeout(() => process.kill(process.pid, 'SIGHUP'), 200)

  await expect(stopped).rejects.toMatchObject({ code: 'interrupted' })
  process.off('SIGHUP', listener)
})

test.runIf(process.platform === 'linux')('T06 a child cannot map more memory than it is given', async () => {
  const hungry = await run(shell('x=$(head -c 300000000 /dev/zero | tr "\\0" x); echo ${#x}', { program: '/bin/sh', addressSpaceKiB: 100_000 }))
  const modest = await run(shell('echo fine', { program: '/bin/sh', addressSpaceKiB: 100_000 }))

  expect(hungry.exitCode).not.toBe(0)
  expect(modest.text).toBe('fine\n')
})

test('no listener for signals is left when nothing runs', async () => {
  const before = process.listenerCount('SIGTERM')

  await Promise.all([run(shell('true')), run(shell('true'))])

  expect(process.listenerCount('SIGTERM')).toBe(before)
})
