import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

test('as a program it prints its address, takes a push of Git, and tells at its end what it knows', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('serve.ts', import.meta.url))], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const folder = mkdtempSync(join(tmpdir(), 'sluice-push-'))
  try {
    const { value: url = '' } = await lines.next()
    const pushed = await push(folder, url)
    const answer = await fetch(`${url}/repos/acme/shop/git/ref/heads/main`, { headers: { authorization: 'Bearer token-of-a-test' } })
    child.kill('SIGTERM')
    const { value: told = '' } = await lines.next()

    expect(await answer.json()).toMatchObject({ object: { sha: pushed } })
    expect(JSON.parse(told)).toEqual({ issues: [], pulls: [], comments: [], checkRuns: [], sarifs: [] })
  } finally {
    rmSync(folder, { recursive: true })
    if (child.exitCode === null) await once(child, 'exit')
  }
})

async function push(folder: string, url: string): Promise<string> {
  const git = async (...args: readonly string[]): Promise<string> =>
    (await run('git', ['-C', folder, '-c', 'user.name=Anna', '-c', 'user.email=anna@example.com', ...args])).stdout.trim()
  await git('init', '--quiet', '--initial-branch=main')
  writeFileSync(join(folder, 'README.md'), '# Shop\n')
  await git('add', 'README.md')
  await git('commit', '--quiet', '-m', 'Begin')
  await git('push', '--quiet', `${url.replace('://', '://x-access-token:token-of-a-test@')}/acme/shop.git`, 'main')
  return git('rev-parse', 'HEAD')
}
