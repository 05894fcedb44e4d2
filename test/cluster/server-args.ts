import { join } from 'node:path'

export type Ports = { readonly client: number; readonly peer: number; readonly secure: number }

/** What a test asks of its API server beyond serving. */
export type Wanted = {
  /** kube-controller-manager, kube-scheduler and kwok beside it, with one node, so that workloads become ready. */
  readonly controllers?: boolean
  /** Every write goes into `auditLog`. */
  readonly audited?: boolean
  /** More users, each with a context of the kubeconfig (`contextOf`), and no rights. */
  readonly users?: readonly string[]
}

export const etcdArgs = (folder: string, { client, peer }: Ports): readonly string[] => [
  `--data-dir=${join(folder, 'etcd')}`,
  '--unsafe-no-fsync', // Nobody needs this data after a power cut.
  '--log-level=error',
  `--listen-client-urls=http://127.0.0.1:${client}`,
  `--advertise-client-urls=http://127.0.0.1:${client}`,
  `--listen-peer-urls=http://127.0.0.1:${peer}`,
  `--initial-advertise-peer-urls=http://127.0.0.1:${peer}`,
  `--initial-cluster=default=http://127.0.0.1:${peer}`,
]

export const apiServerArgs = (folder: string, { client, secure }: Ports, wanted: Wanted): readonly string[] => [
  `--etcd-servers=http://127.0.0.1:${client}`,
  '--bind-address=127.0.0.1',
  '--advertise-address=127.0.0.1',
  `--secure-port=${secure}`,
  `--cert-dir=${join(folder, 'certs')}`, // It makes its own certificate there.
  `--token-auth-file=${join(folder, 'tokens.csv')}`,
  '--authorization-mode=RBAC',
  '--service-account-issuer=https://kubernetes.default.svc',
  `--service-account-key-file=${join(folder, 'service-account.pub')}`,
  `--service-account-signing-key-file=${join(folder, 'service-account.key')}`,
  '--service-cluster-ip-range=10.0.0.0/24',
  '--endpoint-reconciler-type=none', // An endpoint on loopback is refused, and nobody asks for it.
  // Without the controller that makes the default accounts, this plugin would wait for them.
  ...(wanted.controllers ? [] : ['--disable-admission-plugins=ServiceAccount']),
  '--allow-privileged=true',
  ...(wanted.audited ? auditArgs(folder) : []),
]

export const auditLogIn = (folder: string): string => join(folder, 'audit.log')

// Blocking: an answer is in the log before the client has it, so that killing the server loses no line about what was answered.
const auditArgs = (folder: string): readonly string[] => [
  `--audit-policy-file=${join(import.meta.dirname, 'audit-policy.yaml')}`,
  `--audit-log-path=${auditLogIn(folder)}`,
  '--audit-log-mode=blocking-strict',
]

const alone = ['--leader-elect=false', '--secure-port=0'] as const

export const controllerManagerArgs = (folder: string): readonly string[] => [
  `--kubeconfig=${join(folder, 'controllers.kubeconfig')}`,
  `--service-account-private-key-file=${join(folder, 'service-account.key')}`,
  `--root-ca-file=${join(folder, 'certs', 'apiserver.crt')}`,
  ...alone,
]

export const schedulerArgs = (folder: string): readonly string[] => [`--kubeconfig=${join(folder, 'controllers.kubeconfig')}`, ...alone]

export const kwokArgs = (folder: string): readonly string[] => [
  `--kubeconfig=${join(folder, 'controllers.kubeconfig')}`,
  `--config=${join(import.meta.dirname, 'kwok', 'stages.yaml')}`,
  '--manage-all-nodes=true',
  '--node-lease-duration-seconds=40', // As a kubelet's; a node without a lease becomes unknown, and its pods are moved.
]
