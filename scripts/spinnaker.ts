import { main } from '../src/cli/main.ts'

await main(['spinnaker', ...process.argv.slice(2)])
