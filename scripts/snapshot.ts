import { main } from '../src/cli/main.ts'

await main(['snapshot', ...process.argv.slice(2)])
