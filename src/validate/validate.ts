export { compileSchema, type Answer, type Target, type Validator } from './compile-schema.ts'
export { startTally } from './tally/tally.ts'
