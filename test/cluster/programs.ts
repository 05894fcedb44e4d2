/** Programs that are built together, once, into a folder of the cache. */
export type ProgramSet<Name extends string = string> = { readonly folder: string; readonly programs: readonly Program<Name>[] }

type Program<Name extends string> = {
  readonly name: Name
  readonly package: string
  /** The folder with the go.mod that pins it, seen from this one. */
  readonly module: string
}

/** How all of them are built; `nice` and one package at a time leave the machine to the tests that run beside. */
export const buildFlags = ['-trimpath', '-p=1'] as const

/** What most tests need: an API server and where it keeps things. */
export const servers = {
  folder: 'test-servers',
  programs: [
    { name: 'etcd', package: 'go.etcd.io/etcd/server/v3', module: '.' },
    { name: 'kube-apiserver', package: 'k8s.io/kubernetes/cmd/kube-apiserver', module: '.' },
  ],
} as const satisfies ProgramSet

/** What makes workloads ready. kwok has a module of its own: it pins other releases of the same libraries. */
export const controllers = {
  folder: 'test-controllers',
  programs: [
    { name: 'kube-controller-manager', package: 'k8s.io/kubernetes/cmd/kube-controller-manager', module: '.' },
    { name: 'kube-scheduler', package: 'k8s.io/kubernetes/cmd/kube-scheduler', module: '.' },
    { name: 'kwok', package: 'sigs.k8s.io/kwok/cmd/kwok', module: 'kwok' },
  ],
} as const satisfies ProgramSet
