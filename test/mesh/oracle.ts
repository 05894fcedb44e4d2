import { agreeingUntied, compareFolder } from './pilot/compare.ts'

// What real Pilot sent, thing by thing, against what Sluice predicts: npm run mesh:oracle -- [--verbose] DIR…
const words = process.argv.slice(2)
const isVerbose = words.includes('--verbose')

for (const folder of words.filter((word) => !word.startsWith('--'))) {
  const checks = compareFolder(folder)
  const different = checks.filter(({ agrees }) => !agrees)
  for (const { id, pilot, predicted } of different) console.log(isVerbose ? `${id}\n  Pilot:     ${pilot}\n  predicted: ${predicted}` : id)
  const untied = agreeingUntied(folder)
  if (untied.all - untied.agree > different.length)
    console.log(`${untied.agree}/${untied.all} without trying the orders that Pilot draws where ServiceEntries are tied`)
  console.log(`${checks.length - different.length}/${checks.length} agree`)
  if (different.length > 0) process.exitCode = 1
}
