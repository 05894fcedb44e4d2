import { expect, test } from 'vitest'
import { listAt, textAt } from '../../src/model/json.ts'
import { admissionCases, policyOf } from '../validate/admission-cases.ts'
import { openAsk } from './compat/ask.ts'
import { describeWithServer } from './server.ts'

const policies = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies'

describeWithServer('the API server refuses of a policy', ({ kubeconfig }) => {
  test('what our cases say that it does, and nothing else', async () => {
    const ask = openAsk(kubeconfig)

    for (const [spec, refused] of admissionCases) {
      const { body } = await ask({ method: 'POST', path: `${policies}?dryRun=All`, body: policyOf(spec) })
      const fields = new Set(listAt(body, 'details', 'causes').map((cause) => textAt(cause, 'field')))

      expect([...fields], JSON.stringify(spec)).toEqual(refused === '' ? [] : [refused])
      expect(textAt(body, 'kind'), JSON.stringify(spec)).toBe(refused === '' ? 'ValidatingAdmissionPolicy' : 'Status')
    }
  })
})
