import { main } from '../src/cli/main.ts'

await main(['normalise', ...process.argv.slice(2)])
