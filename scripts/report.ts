import { main } from '../src/cli/main.ts'

await main(['report', ...process.argv.slice(2)])
