import { readFileSync } from 'node:fs'
import { judgeRow, questions, type Verdict } from './judge-row.ts'

// What a real API server answered, line by line, against what Sluice says: npm run validate:oracle -- [--verbose] FILE…
const words = process.argv.slice(2)
const isVerbose = words.includes('--verbose')

for (const file of words.filter((word) => !word.startsWith('--'))) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const verdicts = lines.flatMap(judgeRow)
  for (const { id, question, detail } of isVerbose ? verdicts.filter(({ agrees }) => !agrees) : []) console.log(`${id}: ${question}: ${detail}`)
  for (const line of figures(verdicts)) console.log(line)
  if (verdicts.some(({ agrees }) => !agrees)) process.exitCode = 1
}

function figures(verdicts: readonly Verdict[]): readonly string[] {
  return questions.flatMap((question) => {
    const asked = verdicts.filter((verdict) => verdict.question === question)
    return asked.length === 0 ? [] : [`${asked.filter(({ agrees }) => agrees).length}/${asked.length} agree on ${question}`]
  })
}
