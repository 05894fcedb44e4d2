import { main } from '../src/cli/main.ts'

await main(['completion', ...process.argv.slice(2)])
