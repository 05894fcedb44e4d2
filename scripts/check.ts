import { main } from '../src/cli/main.ts'
import { checkHouse } from './house.ts'

// With flags this is the verb. Alone it is this repository's own check, of which the verb is one part: docs/adr/0005.
const flags = process.argv.slice(2)
if (flags.length > 0) await main(['check', ...flags])
else process.exitCode = await checkHouse()
