import { checkNames } from './check-names.ts'
import { dropHooks } from './drop-hooks.ts'
import { needText } from './need-text.ts'
import type { Pass } from './pass.ts'
import { redactSecrets } from './redact-secrets.ts'
import { refuseDuplicates } from './refuse-duplicates.ts'
import { refuseSecrets } from './refuse-secrets.ts'
import { setNamespace } from './set-namespace.ts'
import { sortObjects } from './sort-objects.ts'
import { stripStatus } from './strip-status.ts'

// What is left out is left out first, so that nobody is asked to mend it; identities are complete before they are compared.
export const passes: readonly Pass[] = [dropHooks, checkNames, needText, setNamespace, stripStatus, redactSecrets, refuseSecrets, refuseDuplicates, sortObjects]
