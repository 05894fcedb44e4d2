import { writeFileSync } from 'node:fs'
import { builtInModule } from './built-in-module.ts'
import { builtInTypes } from './read-types.ts'

/** `npm run list-keys:refresh`: reads from Kubernetes again by which keys its own lists are merged, and which of its fields are quantities. */
writeFileSync(new URL('../../../src/compare/schema/built-in-types.ts', import.meta.url), builtInModule(builtInTypes()))
