import { writeFileSync } from 'node:fs'
import { lifecycleModule } from './lifecycle-module.ts'
import { lifecycleTable } from './read-modules.ts'

/** `npm run lifecycle:refresh`: reads the table from the Go modules of Kubernetes again. A new release of it is a row in read-modules.ts. */
writeFileSync(new URL('../../src/judge/lifecycle/api-lifecycle.ts', import.meta.url), lifecycleModule(lifecycleTable()))
