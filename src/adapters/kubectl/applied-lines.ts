import type { AppliedLine } from '../../ports/kubectl.ts'

/** What kubectl prints on stdout: one line an object, in the order of the stream. */
export const appliedLines = (stdout: string): readonly AppliedLine[] =>
  stdout.split('\n').flatMap((line) => {
    const [, object, what] = /^([a-z0-9.-]+\/\S+) (serverside-applied|created|configured|unchanged)$/.exec(line) ?? []
    return object === undefined || what === undefined ? [] : [{ object, what }]
  })
