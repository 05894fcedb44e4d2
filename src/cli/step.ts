import type { Outcome } from '../model/outcome.ts'
import { reporterOf, type Style } from '../report/report.ts'
import type { Told } from './reports.ts'

// A summary of more than 1 MiB is dropped whole.
const summaryLimit = 900 * 1024

/** What a step of GitHub Actions shows beside its log, and what later steps read. Every value is a word or a number of ours. */
export async function writeStep(told: Told, result: Outcome | { readonly exitCode: number }): Promise<void> {
  const { createStepFiles } = await import('../adapters/step-files.ts')
  const step = createStepFiles(process.env)
  const style: Style = { width: 100, hasColour: false, isAscii: false, limit: summaryLimit }
  step.summary(`${told(await reporterOf('markdown'), style)}\n`)
  step.outputs(
    Object.entries(outputsOf(result))
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  )
}

function outputsOf(result: Outcome | { readonly exitCode: number }): Readonly<Record<string, string | number>> {
  if (!('findings' in result)) return { verdict: 'error', 'exit-code': result.exitCode }
  const counted = (severity: string): number => result.findings.filter((finding) => finding.severity === severity).length
  return {
    verdict: result.verdict ?? (result.exitCode === 0 ? 'pass' : 'differs'),
    'exit-code': result.exitCode,
    blocks: counted('block'),
    warnings: counted('warn'),
    changed: result.changes.length,
    drift: result.drift?.length ?? 0,
  }
}
