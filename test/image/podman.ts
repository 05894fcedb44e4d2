import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Ran = { readonly code: number; readonly out: string; readonly err: string }

export type Podman = {
  readonly call: (...args: readonly string[]) => Promise<Ran>
  /** The same, where anything but success is an error with what podman said. */
  readonly must: (...args: readonly string[]) => Promise<string>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** podman with images and containers of its own, all gone afterwards. By runc and without systemd: so it runs in a machine that is itself a container, too. */
export function startPodman(): Podman {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-image-'))
  const own = ['--root', join(folder, 'store'), '--runroot', join(folder, 'run'), '--runtime', 'runc', '--cgroup-manager', 'cgroupfs']
  const call = (...args: readonly string[]): Promise<Ran> =>
    new Promise((resolve) => {
      execFile('podman', [...own, ...args], { maxBuffer: 2 ** 26 }, (error, out, err) =>
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
      )
    })
  const must = async (...args: readonly string[]): Promise<string> => {
    const { code, out, err } = await call(...args)
    if (code !== 0) throw new Error(`podman ${args[0]} exited ${code}: ${(out + err).slice(-3000)}`)
    return out
  }
  const dispose = async (): Promise<void> => {
    await must('rm', '--all', '--force', '--time', '0')
    await must('rmi', '--all', '--force')
    rmSync(folder, { recursive: true, force: true })
  }
  return { call, must, [Symbol.asyncDispose]: dispose }
}
