import type { Question } from '../judge/judge.ts'

/** N of Kubernetes 1.N that is judged for. Where it is not known, nothing is taken for known that a version brought. */
export const minorOf = ({ cluster, forecast }: Question): number => Number(/^1\.(\d+)/.exec(forecast ?? cluster.kubeVersion)?.[1] ?? 0)
