import { main } from '../src/cli/main.ts'

await main(['plan', ...process.argv.slice(2)])
