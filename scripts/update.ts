import { main } from '../src/cli/main.ts'

await main(['update', ...process.argv.slice(2)])
