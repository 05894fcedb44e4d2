import { main } from '../src/cli/main.ts'

await main(['diff', ...process.argv.slice(2)])
