import { readFileSync } from 'node:fs'
import { readLines } from './corpus-lines.ts'
import { judgeLine, questions, type Verdict } from './judge-line.ts'

// Live objects of a real API server and what it said of them, against what we say: npm run drift:oracle -- [--verbose] FILE…
const words = process.argv.slice(2)
const isVerbose = words.includes('--verbose')

for (const file of words.filter((word) => !word.startsWith('--'))) {
  const verdicts = readLines(readFileSync(file, 'utf8')).flatMap(judgeLine)
  const wrong = verdicts.filter(({ agrees }) => !agrees)
  for (const { id, question, detail } of isVerbose ? wrong : []) console.log(`${id}: ${question}: ${detail}`)
  for (const line of figures(verdicts)) console.log(line)
  if (wrong.some(({ question }) => question === 'drift')) process.exitCode = 1
}

function figures(verdicts: readonly Verdict[]): readonly string[] {
  return questions.flatMap((question) => {
    const asked = verdicts.filter((verdict) => verdict.question === question)
    return asked.length === 0 ? [] : [`${asked.filter(({ agrees }) => agrees).length}/${asked.length} agree on ${question}`]
  })
}
