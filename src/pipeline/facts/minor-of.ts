import { minorIn, newestMinor, type Question } from '../../judge/judge.ts'

/** N of Kubernetes 1.N that is judged for. Where nobody said a version, and where it is none that we know, which is a finding, the newest that we know. */
export const minorOf = ({ cluster, forecast }: Question): number => minorIn(forecast ?? cluster.kubeVersion) ?? newestMinor()
