import { textAt } from '../../../src/model/json.ts'
import { isAcked } from '../audit.ts'
import { applies, describe, writesOf } from '../history.ts'
import { judgeEach, type Invariant } from './invariant.ts'
import { wasReadyBefore } from './was-ready.ts'

export const establishedFirst: Invariant = {
  id: 'I4',
  claim: 'a custom resource is never written before its CRD is Established',
  check: (history) => {
    const definitions = history.writes.filter(
      (write) => write.resource === 'customresourcedefinitions.apiextensions.k8s.io' && isAcked(write) && write.subresource === '',
    )
    const resources = applies(history).flatMap((run) => writesOf(history, run).filter(({ resource }) => resource.endsWith('.example.com')))
    return judgeEach(resources, (write) => {
      const own = definitions.filter(({ answer }) => textAt(answer, 'metadata', 'name') === write.resource)
      return own.some((definition) => wasReadyBefore(history, definition, write.received)) ? '' : `${describe(write)}: its CRD was not Established yet`
    })
  },
}
