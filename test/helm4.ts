import { embeddedProgram } from '../src/adapters/programs.ts'

// `node test/helm4.ts` prints the path of the embedded helm, for checks that take a helm by name.
process.stdout.write(`${await embeddedProgram('helm')}\n`)
