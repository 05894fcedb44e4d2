import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createClock } from '../../src/adapters/clock.ts'
import { scratchFolder } from './chart-folder.ts'

const door = JSON.stringify(new URL('../../src/adapters/terminal.ts', import.meta.url))
const program = (body: string): string => `import { createTerminal } from ${door}\nconst terminal = createTerminal()\n${body}\n`

function piped(body: string, input: string | Buffer): { stdout: string; stderr: string } {
  using folder = scratchFolder({ 'a.ts': program(body) })
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder.path, 'a.ts')], { input, encoding: 'utf8', maxBuffer: 2 ** 28 })
  return { stdout, stderr }
}

test('life signs go to stderr, one a line', () => {
  expect(piped("terminal.say('render e r done')", '')).toEqual({ stdout: '', stderr: 'render e r done\n' })
})

test('T16: what others named themselves is text in a life sign, and neither moves the terminal nor speaks to what reads the log', () => {
  const body = String.raw`terminal.say('::error::PWNED'); terminal.say('held by \u001b[2J\n::error::x ##[group] SPINNAKER_PROPERTY_X=1')`

  expect(piped(body, '').stderr).toBe(
    String.raw`\u{3a}:error::PWNED
held by \u{1b}[2J\u{a}::error::x ##\u{5b}group] SPINNAKER\u{5f}PROPERTY_X=1
`,
  )
})

test('standard input is read to its end, and characters that arrive in pieces are whole', () => {
  const text = 'ü€😀\n'.repeat(100_000)

  expect(piped('process.stdout.write(await terminal.input())', text).stdout).toBe(text)
  expect(piped('process.stdout.write(JSON.stringify(await terminal.input()))', '').stdout).toBe('""')
})

test('standard input that is no UTF-8 is the user’s to mend', () => {
  const body = 'await terminal.input().catch((error) => console.log(error.code, error.message))'

  expect(piped(body, Buffer.from([0x61, 0xff])).stdout).toContain('input-invalid Cannot read standard input: it is not UTF-8 text')
})

test('without a terminal nobody is asked, and nothing is read', () => {
  expect(piped("console.log(await terminal.ask('Really? '))", 'yes\n')).toEqual({ stdout: 'undefined\n', stderr: '' })
})

// Absent or of another make on some systems: then there is no stdout, or another one.
const hasPty = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout)

test.runIf(hasPty).each([
  ['yes\r', 'answer "yes"'],
  ['\u0004', 'answer undefined'],
  ['\u0003', 'answer undefined'],
])('on a terminal, %j leads to %s', async (typed, says) => {
  using folder = scratchFolder({ 'a.ts': program("console.log('answer ' + JSON.stringify(await terminal.ask('Really? ')))") })
  const child = spawn('script', ['-qec', `${process.execPath} ${join(folder.path, 'a.ts')}`, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] })
  let seen = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const wasAsked = seen.includes('Really? ')
    seen += chunk.toString()
    if (!wasAsked && seen.includes('Really? ')) child.stdin.write(typed)
  })

  await once(child, 'close')

  expect(seen).toContain(says)
})

test.runIf(hasPty)('on a terminal one line is drawn over while work goes on, never wider than the terminal, and is gone afterwards', async () => {
  const body = `let drawn = 0
const third = Promise.withResolvers()
const status = () => {
  if ((drawn += 1) === 3) third.resolve()
  return 'step ' + drawn + ' of a line that is longer than that'
}
await terminal.during(status, () => third.promise)
terminal.say('done')`
  using folder = scratchFolder({ 'a.ts': program(body) })
  const command = `stty cols 20; ${process.execPath} ${join(folder.path, 'a.ts')}`

  const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8', env: { ...process.env, TERM: 'xterm' } })

  expect(stdout.split('\r\u001B[2K')).toEqual(['step 1 of a line th', 'step 2 of a line th', 'step 3 of a line th', 'done\r\n'])
})

test('the clock goes with this machine', () => {
  const before = Date.now()

  const now = createClock().now()

  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
})
