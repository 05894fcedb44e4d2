export { splitLog } from './line.ts'
export { harmless } from './neutral.ts'
export { failureMessage, verdictMessage } from './verdict-message.ts'
export { failureLine } from '../spinnaker.ts'
