import { Failure } from '../../model/failure.ts'

/** Whether the cluster is what failed, on the way to it or by what it said. */
export const isClusterFailure = (error: unknown): error is Failure =>
  error instanceof Failure && (error.code === 'cluster-unreachable' || error.code === 'cluster-refused')
