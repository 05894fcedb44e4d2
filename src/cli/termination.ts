import { spinnakerLog } from '../report/report.ts'

type Log = Awaited<ReturnType<typeof spinnakerLog>>

/** What Kubernetes keeps of a container that ended, and Spinnaker shows where a Job fails. */
export async function writeTermination(messageOf: (log: Log) => string): Promise<void> {
  const { createTerminationLog } = await import('../adapters/termination-log.ts')
  createTerminationLog(process.env)(messageOf(await spinnakerLog()))
}
