import { main } from '../src/cli/main.ts'

await main(['init', ...process.argv.slice(2)])
