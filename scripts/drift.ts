import { main } from '../src/cli/main.ts'

await main(['drift', ...process.argv.slice(2)])
