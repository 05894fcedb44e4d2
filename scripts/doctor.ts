import { main } from '../src/cli/main.ts'

await main(['doctor', ...process.argv.slice(2)])
