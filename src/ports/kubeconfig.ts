/** One context of the user's kubeconfig, with the cluster and the user that it names, and nothing else. */
export type Kubeconfig = {
  readonly context: string
  /** A kubeconfig of its own, as JSON, in which every path is absolute. It holds credentials. */
  readonly text: string
  /** Absolute path of the program that gives the credentials; '' where none does. */
  readonly program: string
}

/**
 * Reads a context ('' is the current one) anew, since a token may have been replaced. Failure 'cluster-unreachable' where there is no such context,
 * 'config-invalid' where what it says must not be followed. With `as` its user acts as that one, whomever it acts as by itself.
 */
export type ReadKubeconfig = (context: string, as?: string) => Promise<Kubeconfig>

/** Where a program lies that is called by its name alone; undefined where no folder of PATH that may be trusted has it. */
export type LookUp = (name: string) => Promise<string | undefined>
