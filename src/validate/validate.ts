export { compileSchema, type Answer, type Target, type Validator } from './compile-schema.ts'
export { ruleFaults } from './cel/check/rule-faults.ts'
export { admissionFaults } from './cel/admission/admission-faults.ts'
export { startTally } from './tally/tally.ts'
