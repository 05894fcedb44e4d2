import type { Cache } from './cache.ts'
import type { Charts } from './charts.ts'
import type { Clock } from './clock.ts'
import type { ClusterWrites } from './cluster-writes.ts'
import type { Cluster } from './cluster.ts'
import type { Files } from './files.ts'
import type { Git } from './git.ts'
import type { GitHub } from './github.ts'
import type { Helm } from './helm.ts'
import type { Interrupts } from './interrupts.ts'
import type { Kubectl } from './kubectl.ts'
import type { Packing } from './packing.ts'
import type { Rights } from './rights.ts'
import type { Runner } from './runner.ts'
import type { ServerView } from './server-view.ts'
import type { Terminal } from './terminal.ts'
import type { Timer } from './timer.ts'

/** Everything the pipeline needs of the world. Each member is made on first use, so that no verb loads a client that it does not need. */
export interface Ports {
  readonly files: Files
  readonly clock: Clock
  readonly timer: Timer
  readonly interrupts: Interrupts
  readonly runner: Runner
  readonly terminal: Terminal
  /** How many things this machine does at once. */
  readonly cores: number
  git(): Promise<Git>
  /** Failure 'usage' where the surroundings name no repository, or have no token. */
  github(): Promise<GitHub>
  helm(): Promise<Helm>
  charts(): Promise<Charts>
  packing(): Promise<Packing>
  cache(): Promise<Cache>
  kubectl(): Promise<Kubectl>
  /** The cluster of a kubeconfig context; '' is the current one. Failure 'cluster-unreachable' where the context does not exist. */
  cluster(context: string): Promise<Cluster>
  /** Writes of single objects there, by the rights of another user where one is named. */
  clusterWrites(context: string, as?: string): Promise<ClusterWrites>
  rights(context: string, as?: string): Promise<Rights>
  serverView(context: string): Promise<ServerView>
}
