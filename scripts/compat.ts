import { main } from '../src/cli/main.ts'

await main(['compat', ...process.argv.slice(2)])
