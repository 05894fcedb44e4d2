import type { Outcome } from '../model/outcome.ts'
import { reporterOf, resultOf } from '../report/report.ts'
import { fileStyle, type Told } from './reports.ts'

// A summary of more than 1 MiB is dropped whole.
const summaryLimit = 900 * 1024

/** What a step of GitHub Actions shows beside its log, and what later steps read. Every value is a word, a number or a matrix of ours. */
export async function writeStep(told: Told, result: Outcome | { readonly exitCode: number }): Promise<void> {
  const { createStepFiles } = await import('../adapters/step-files.ts')
  const step = createStepFiles(process.env)
  step.summary(`${told(await reporterOf('markdown'), { ...fileStyle, limit: summaryLimit })}\n`)
  step.outputs(
    Object.entries(outputsOf(result))
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  )
}

function outputsOf(result: Outcome | { readonly exitCode: number }): Readonly<Record<string, string | number>> {
  if (!('findings' in result)) return { verdict: 'error', 'exit-code': result.exitCode }
  const { verdict, exitCode, blocks, warnings, changed, drift, token } = resultOf(result)
  const matrix = result.verb === 'plan' ? result.output.trim() : ''
  return { verdict, 'exit-code': exitCode, blocks, warnings, changed, drift, ...(token === '' ? {} : { token }), ...(matrix === '' ? {} : { matrix }) }
}
