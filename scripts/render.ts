import { main } from '../src/cli/main.ts'

await main(['render', ...process.argv.slice(2)])
