import { main } from '../src/cli/main.ts'

await main(['propose', ...process.argv.slice(2)])
