import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findServers } from './binaries.ts'
import { guard, startChild, type Child } from './child.ts'
import { freePorts } from './free-ports.ts'
import { contexts, kubeconfigText } from './kubeconfig.ts'
import { apiServerAnswers, etcdAnswers, until } from './readiness.ts'

/** A real etcd and kube-apiserver on loopback, empty and all its own. */
export type ApiServer = {
  /** Path of a kubeconfig with both contexts; the current one is the administrator's. */
  readonly kubeconfig: string
  readonly context: string
  /** The same cluster for the user "reader", who may do what every user may: discover. */
  readonly readerContext: string
  /** Ends the kube-apiserver at once, as a crash does; etcd and the files stay until `stop`. */
  kill(): Promise<void>
  /** Ends both servers and removes their files. */
  stop(): Promise<void>
}

// Free ports are found and then used, so another process can take one in between; that is rare, and rarer twice.
const attempts = 3

/** Starts the servers and waits until they answer. Throws where there are none to start: ask `findServers` first. */
export async function startApiServer(): Promise<ApiServer> {
  const servers = await findServers()
  if ('missing' in servers) throw new Error(`There is no API server to start: ${servers.missing}`)
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryStart(servers)
    if ('kubeconfig' in started) return started
    if (attempt === attempts || !started.said.includes('address already in use')) throw new Error(`The API server does not start: ${started.said}`)
  }
}

async function tryStart(programs: { etcd: string; kubeApiserver: string }): Promise<ApiServer | { said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-api-server-'))
  const [client = 0, peer = 0, secure = 0] = await freePorts(3)
  const tokens = { admin: randomBytes(16).toString('hex'), reader: randomBytes(16).toString('hex') }
  const kubeconfig = writeFiles(folder, { port: secure, tokens })
  const etcd = startChild(programs.etcd, etcdArgs(folder, client, peer), join(folder, 'etcd.log'))
  const apiServer = startChild(programs.kubeApiserver, apiServerArgs(folder, client, secure), join(folder, 'kube-apiserver.log'))
  const callOff = guard([apiServer, etcd], folder)
  const stop = async (): Promise<void> => {
    await Promise.all([apiServer.end('SIGKILL'), etcd.end('SIGKILL')])
    callOff()
    rmSync(folder, { recursive: true, force: true })
  }
  const isUp =
    (await until(() => etcdAnswers(client), etcd)) &&
    (await until(() => apiServerAnswers({ port: secure, authority: join(folder, 'certs', 'apiserver.crt'), token: tokens.admin }), apiServer))
  if (isUp) return { kubeconfig, ...contexts, kill: () => apiServer.end('SIGKILL'), stop }
  const said = sayBoth(etcd, apiServer)
  await stop()
  return { said }
}

const sayBoth = (etcd: Child, apiServer: Child): string => `etcd says:\n${etcd.said()}\nkube-apiserver says:\n${apiServer.said()}`

function writeFiles(folder: string, { port, tokens }: { port: number; tokens: { admin: string; reader: string } }): string {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const kubeconfig = join(folder, 'kubeconfig')
  const secret = { mode: 0o600 }
  writeFileSync(join(folder, 'service-account.key'), keys.privateKey, secret)
  writeFileSync(join(folder, 'service-account.pub'), keys.publicKey)
  writeFileSync(join(folder, 'tokens.csv'), `${tokens.admin},admin,admin,"system:masters"\n${tokens.reader},reader,reader\n`, secret)
  writeFileSync(kubeconfig, kubeconfigText({ port, authority: join(folder, 'certs', 'apiserver.crt'), tokens }), secret)
  return kubeconfig
}

const etcdArgs = (folder: string, client: number, peer: number): readonly string[] => [
  `--data-dir=${join(folder, 'etcd')}`,
  '--unsafe-no-fsync', // Nobody needs this data after a power cut.
  '--log-level=error',
  `--listen-client-urls=http://127.0.0.1:${client}`,
  `--advertise-client-urls=http://127.0.0.1:${client}`,
  `--listen-peer-urls=http://127.0.0.1:${peer}`,
  `--initial-advertise-peer-urls=http://127.0.0.1:${peer}`,
  `--initial-cluster=default=http://127.0.0.1:${peer}`,
]

const apiServerArgs = (folder: string, etcdPort: number, port: number): readonly string[] => [
  `--etcd-servers=http://127.0.0.1:${etcdPort}`,
  '--bind-address=127.0.0.1',
  '--advertise-address=127.0.0.1',
  `--secure-port=${port}`,
  `--cert-dir=${join(folder, 'certs')}`, // It makes its own certificate there.
  `--token-auth-file=${join(folder, 'tokens.csv')}`,
  '--authorization-mode=RBAC',
  '--service-account-issuer=https://kubernetes.default.svc',
  `--service-account-key-file=${join(folder, 'service-account.pub')}`,
  `--service-account-signing-key-file=${join(folder, 'service-account.key')}`,
  '--service-cluster-ip-range=10.0.0.0/24',
  '--endpoint-reconciler-type=none', // An endpoint on loopback is refused, and nobody asks for it.
  '--disable-admission-plugins=ServiceAccount', // No controller makes the default accounts that it waits for.
  '--allow-privileged=true',
]
