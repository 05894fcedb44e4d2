import { main } from '../src/cli/main.ts'

await main(['mesh', ...process.argv.slice(2)])
