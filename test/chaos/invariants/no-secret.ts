import { judgeEach, type Invariant } from './invariant.ts'

export const noSecretLeaves: Invariant = {
  id: 'I12',
  claim: 'no value of a Secret is in any output',
  check: ({ runs, secret }) => {
    const forms = [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)]
    return judgeEach(runs, ({ verb, from, out, err }) =>
      forms.some((form) => (out + err).includes(form)) ? `the ${verb} of ${from} prints the value of a Secret` : '',
    )
  },
}
